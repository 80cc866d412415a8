import { type Failure, failureOf } from '../model/failure.ts';
import { exitCode, exitCodeOf } from './exit-code.ts';
import { palette } from './print/colour.ts';
import { type Complaint, complaintText, failureComplaint } from './print/failure.ts';
import type { Shell } from './shell.ts';

/** Runs a command and turns whatever stops it into an error message and an exit code; never rejects. */
export async function runCommand(shell: Shell, command: (shell: Shell) => Promise<number>): Promise<number> {
  try {
    return await command(shell);
  } catch (error) {
    return isAddressTaken(error) ? complain(shell, addressTaken(error)) : failed(shell, failureOf(error));
  }
}

/** An error of a server that could not listen. */
interface TakenError extends Error {
  readonly port?: number;
}

/** True when somebody else listens where a server was to listen. */
export function isAddressTaken(error: unknown): error is TakenError {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

/** Says why a command ends and gives its exit code. */
export function complain(shell: Shell, complaint: Complaint): number {
  shell.stderr.write(complaintText(complaint, palette(shell.stderr.colour)));
  return complaint.code;
}

/** The exit code of a command that was told to stop. */
export function interruptedCode({ signal }: Shell): number {
  return Number(signal.reason);
}

/** A message beside the result; `--quiet` leaves it out. */
export function say(shell: Shell, text: string): void {
  if (!shell.config.values.quiet) shell.stderr.write(text);
}

function failed(shell: Shell, failure: Failure): number {
  if (failure.reason === 'Interrupted' && shell.signal.aborted) return interruptedCode(shell);
  const code = exitCodeOf(failure);
  return complain(shell, failureComplaint(failure, code, shell.config.values.verbose));
}

function addressTaken({ port, message }: TakenError): Complaint {
  return {
    title: port === undefined ? message : `port ${port} is taken`,
    code: exitCode.failed,
    rows: [['fix', 'Stop what listens there, or choose another port; 0 is any free one.']],
  };
}
