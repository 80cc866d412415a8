import { exitCode } from '../exit-code.ts';
import type { Shell } from '../shell.ts';

/** Prints the version. */
export async function version(shell: Shell): Promise<number> {
  shell.stdout.write(`evenkeel ${shell.version}\n`);
  return exitCode.ok;
}
