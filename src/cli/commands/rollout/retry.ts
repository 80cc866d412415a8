import { visible } from '../../../lib/visible.ts';
import { findDeployed } from '../../deployed.ts';
import { exitCode } from '../../exit-code.ts';
import { complain } from '../../run-command.ts';
import type { Shell } from '../../shell.ts';
import { apply } from '../apply.ts';

/** What `rollout retry` was asked for. */
export interface RetryRequest {
  readonly resource: string;
  readonly autoApprove: boolean;
  readonly wait: boolean;
}

/** Deploys content again although AWS went back from it. */
export async function rolloutRetry(shell: Shell, { resource, autoApprove, wait }: RetryRequest): Promise<number> {
  const deployed = await findDeployed(shell, resource);
  if (typeof deployed === 'number') return deployed;
  const { id, step } = deployed;
  if (step.own?.state !== 'rolledBack') {
    return complain(shell, {
      title: `nothing of ${visible(id)} was rolled back`,
      code: exitCode.conflict,
      rows: [['fix', `\`evenkeel apply --target ${visible(id)}\` applies its manifest.`]],
    });
  }
  return apply(shell, { paths: [], targets: [id], retried: [id], autoApprove, wait });
}
