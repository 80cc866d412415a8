import { visible } from '../../../lib/visible.ts';
import { findDeployed } from '../../deployed.ts';
import { exitCode } from '../../exit-code.ts';
import type { Shell } from '../../shell.ts';

/** Lets a paused deployment go on, or sends it back. */
export async function rolloutAnswer(shell: Shell, resource: string, go: 'on' | 'back'): Promise<number> {
  const deployed = await findDeployed(shell, resource);
  if (typeof deployed === 'number') return deployed;
  const { id, step, workspace } = deployed;
  await workspace.runtime.rollouts.answer(step, go);
  shell.stdout.write(`The deployment of ${visible(id)} goes ${go}.\n`);
  return exitCode.ok;
}
