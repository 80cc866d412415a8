import { exitCode } from './exit-code.ts';

/** How a check of `doctor` ended; only `failed` changes the exit code. */
export type Verdict = 'ok' | 'note' | 'warning' | 'failed' | 'skipped';

/** What a check of `doctor` found, in texts that are visible already. */
export interface Finding {
  readonly verdict: Verdict;
  /** One line. */
  readonly message: string;
  /** A line each. */
  readonly details?: readonly string[];
  readonly remedy?: string;
  /** What a failure ends the command with. */
  readonly code?: number;
}

/** The finding of a check that has nothing to say against what it saw. */
export function ok(message: string): Finding {
  return { verdict: 'ok', message };
}

/** The finding of a check that could not be made. */
export function skipped(message: string): Finding {
  return { verdict: 'skipped', message };
}

/** Which failures decide when several checks failed: without access nothing else can be judged. */
const gravest = [exitCode.denied, exitCode.invalid, exitCode.conflict] as const;

/** The exit code that findings end a command with. */
export function codeOf(findings: readonly Finding[]): number {
  const codes = findings.filter(({ verdict }) => verdict === 'failed').map(({ code }) => code ?? exitCode.failed);
  if (codes.length === 0) return exitCode.ok;
  return gravest.find((code) => codes.includes(code)) ?? exitCode.failed;
}
