import type { Context } from '../../operation.ts';
import { conclude } from './conclude.ts';
import { noCandidate } from './fail-deployment.ts';
import { markFailed } from './mark-failed.ts';
import { rollBack } from './roll-back.ts';
import type { StoredService } from './stored.ts';

const byUser = 'at the request of the user.';

/** Carries out what StopServiceDeployment asked for, and puts superseded service deployments to rest. */
export function obeyStopRequests(context: Context<unknown>, service: StoredService): void {
  const [current, ...superseded] = service.history;
  for (const stored of superseded) conclude(context, stored, { status: 'STOPPED' });
  const backwards = current?.view.status === 'ROLLBACK_REQUESTED';
  if (!backwards && current?.view.status !== 'STOP_REQUESTED') return;
  markFailed(service, `ECS deployment ${service.deployments[0]?.id} stopped.`);
  if (backwards && service.lastCompleted) {
    rollBack(context, service, { cause: 'stopped', reason: `Service deployment rolled back ${byUser}` });
  } else {
    const statusReason = `Service deployment stopped ${byUser}${backwards ? ` ${noCandidate}` : ''}`;
    conclude(context, current, { status: 'STOPPED', statusReason });
  }
}
