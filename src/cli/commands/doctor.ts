import { visible } from '../../lib/visible.ts';
import { failureOf, failureTable } from '../../model/failure.ts';
import { aroundOf } from '../doctor/around.ts';
import { checks } from '../doctor/checks.ts';
import { exitCodeOf } from '../exit-code.ts';
import { codeOf, type Finding, skipped } from '../finding.ts';
import { pathsOr } from '../planning.ts';
import { palette } from '../print/colour.ts';
import { diagnosisJson, diagnosisText, type Found, findingText } from '../print/doctor.ts';
import { interruptedCode } from '../run-command.ts';
import type { Shell } from '../shell.ts';

/** What `doctor` was asked for. */
export interface DoctorRequest {
  readonly paths: readonly string[];
  readonly output: 'text' | 'json';
}

/** Checks one by one what evenkeel stands on, and says of each how it is; changes nothing. */
export async function doctor(shell: Shell, { paths, output }: DoctorRequest): Promise<number> {
  const { stdout, signal } = shell;
  const paints = palette(stdout.colour);
  const around = await aroundOf(shell, pathsOr(shell, paths));
  const found: Found[] = [];
  for (const { name, look } of checks) {
    if (signal.aborted) return interruptedCode(shell);
    const latest = { check: name, finding: await look(around).catch((error) => stopped(error, found)) };
    found.push(latest);
    if (output === 'text') stdout.write(findingText(latest, paints));
  }
  stdout.write(output === 'json' ? diagnosisJson(found) : diagnosisText(found, paints));
  return codeOf(found.map(({ finding }) => finding));
}

/** What stops a check stops those that ask for the same, and is told once. */
function stopped(error: unknown, found: readonly Found[]): Finding {
  const failure = failureOf(error);
  const detail = visible(failure.message);
  const told = found.find(({ finding }) => finding.details?.includes(detail));
  if (told) return skipped(`stopped by what ${told.check} shows`);
  const { sentence, remedy } = failureTable[failure.reason];
  return { verdict: 'failed', message: sentence, details: [detail], remedy, code: exitCodeOf(failure) };
}
