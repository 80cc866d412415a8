import { publicDeployment } from '../../../model/public-deployment.ts';
import { findDeployed } from '../../deployed.ts';
import { exitCode } from '../../exit-code.ts';
import { palette } from '../../print/colour.ts';
import { historyText } from '../../print/history.ts';
import { jsonDocument } from '../../print/json.ts';
import { fitted } from '../../print/table.ts';
import type { Shell } from '../../shell.ts';

/** What `rollout history` was asked for. */
export interface HistoryRequest {
  readonly resource: string;
  readonly output: 'text' | 'json';
}

/** What AWS was asked to deploy, the newest first. */
export async function rolloutHistory(shell: Shell, { resource, output }: HistoryRequest): Promise<number> {
  const deployed = await findDeployed(shell, resource);
  if (typeof deployed === 'number') return deployed;
  const { id, step, workspace } = deployed;
  const deployments = await workspace.runtime.rollouts.history(step);
  shell.stdout.write(
    output === 'json'
      ? jsonDocument('RolloutHistory', { id, own: step.own?.id, deployments: deployments.map(publicDeployment) })
      : fitted(historyText(deployments, step, palette(shell.stdout.colour)), shell.stdout),
  );
  return exitCode.ok;
}
