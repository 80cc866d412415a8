import { visible } from '../lib/visible.ts';
import type { Problem } from '../model/problem.ts';
import { say } from './run-command.ts';
import type { Shell } from './shell.ts';

/** Says that no environment was chosen, where that may be why variables have no values. */
export async function environmentHint(shell: Shell, problems: readonly Problem[]): Promise<void> {
  const { env, envs } = shell.config.values;
  if (env !== undefined || !problems.some(({ reason }) => reason === 'VariableUndefined')) return;
  const [folder] = await shell.existing([envs]);
  if (folder === undefined) return;
  say(shell, `No environment is chosen; the overlays in ${visible(folder)} may define the variables: -e NAME\n`);
}
