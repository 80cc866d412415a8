import type { ServiceDeployment } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { endWatch } from './alarm-watch.ts';
import type { StoredServiceDeployment } from './stored.ts';

type Outcome = Pick<Wire<ServiceDeployment>, 'status' | 'statusReason'>;

const finished: readonly (string | undefined)[] = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'];

/** True for a service deployment that nothing will happen to any more. */
export function isFinished({ view }: StoredServiceDeployment): boolean {
  return finished.includes(view.status);
}

/** Ends a service deployment, unless it has ended before. */
export function conclude(
  { world }: Context<unknown>,
  stored: StoredServiceDeployment | undefined,
  outcome: Outcome,
): void {
  if (!stored || isFinished(stored)) return;
  const now = world.nowSeconds;
  const stopped = outcome.status === 'STOPPED' ? { stoppedAt: now } : {};
  endWatch(stored.alarms, 'MONITORING_COMPLETE');
  Object.assign(stored.view, outcome, { updatedAt: now, finishedAt: now, ...stopped });
}
