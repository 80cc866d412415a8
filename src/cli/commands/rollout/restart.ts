import { visible } from '../../../lib/visible.ts';
import { findDeployed } from '../../deployed.ts';
import { exitCode } from '../../exit-code.ts';
import type { Shell } from '../../shell.ts';

/** Starts a deployment of what the resource has already: every task is replaced by one like it. */
export async function rolloutRestart(shell: Shell, resource: string): Promise<number> {
  const deployed = await findDeployed(shell, resource);
  if (typeof deployed === 'number') return deployed;
  const { id, step, workspace } = deployed;
  const { deployment } = await workspace.runtime.rollouts.restart(step);
  const name = deployment ? ` as ${visible(deployment)}` : '';
  shell.stdout.write(
    `${visible(id)} is deployed again${name}. See \`evenkeel rollout status ${visible(id)} --watch\`.\n`,
  );
  return exitCode.ok;
}
