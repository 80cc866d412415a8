import type { Context } from '../../operation.ts';
import { conclude } from './conclude.ts';
import { rollBack } from './roll-back.ts';
import type { StoredService } from './stored.ts';

/** Carries out what StopServiceDeployment asked for, and puts superseded service deployments to rest. */
export function obeyStopRequests(context: Context<unknown>, service: StoredService): void {
  const [current, ...superseded] = service.history;
  for (const { view } of superseded.filter((older) => older.view.status === 'STOP_REQUESTED')) {
    const now = context.world.nowSeconds;
    Object.assign(view, { status: 'STOPPED', updatedAt: now, finishedAt: now, stoppedAt: now });
  }
  if (current?.view.status === 'ROLLBACK_REQUESTED' && service.lastCompleted) {
    fail(service);
    rollBack(context, service, {
      cause: 'stopped',
      reason: 'Service deployment rolled back at the request of the user.',
    });
  } else if (current?.view.status === 'ROLLBACK_REQUESTED' || current?.view.status === 'STOP_REQUESTED') {
    fail(service);
    conclude(context, service, {
      status: 'STOPPED',
      statusReason: 'Service deployment stopped at the request of the user.',
    });
  }
}

function fail({ deployments: [primary] }: StoredService): void {
  if (!primary) return;
  primary.rolloutState = 'FAILED';
  primary.rolloutStateReason = `ECS deployment ${primary.id} stopped.`;
}
