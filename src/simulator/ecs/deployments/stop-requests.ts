import type { Context } from '../../operation.ts';
import { conclude } from './conclude.ts';
import { rollBack } from './roll-back.ts';
import type { StoredService } from './stored.ts';

const byUser = 'at the request of the user.';

/** Carries out what StopServiceDeployment asked for, and puts superseded service deployments to rest. */
export function obeyStopRequests(context: Context<unknown>, service: StoredService): void {
  const [current, ...superseded] = service.history;
  for (const stored of superseded.filter(({ view }) => view.status === 'STOP_REQUESTED')) {
    conclude(context, stored, { status: 'STOPPED' });
  }
  const backwards = current?.view.status === 'ROLLBACK_REQUESTED';
  if (!backwards && current?.view.status !== 'STOP_REQUESTED') return;
  fail(service);
  if (backwards && service.lastCompleted) {
    rollBack(context, service, { cause: 'stopped', reason: `Service deployment rolled back ${byUser}` });
  } else {
    conclude(context, current, { status: 'STOPPED', statusReason: `Service deployment stopped ${byUser}` });
  }
}

function fail({ deployments: [primary] }: StoredService): void {
  if (!primary) return;
  primary.rolloutState = 'FAILED';
  primary.rolloutStateReason = `ECS deployment ${primary.id} stopped.`;
}
