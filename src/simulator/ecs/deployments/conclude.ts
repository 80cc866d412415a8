import type { ServiceDeployment } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { StoredService, StoredServiceDeployment } from './stored.ts';

type Outcome = Pick<Wire<ServiceDeployment>, 'status' | 'statusReason'>;

const finished: readonly (string | undefined)[] = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'];

/** True for a service deployment that nothing will happen to any more. */
export function isFinished({ view }: StoredServiceDeployment): boolean {
  return finished.includes(view.status);
}

/** Ends the service deployment under way, if there is one. */
export function conclude({ world }: Context<unknown>, { history: [current] }: StoredService, outcome: Outcome): void {
  if (!current || isFinished(current)) return;
  const now = world.nowSeconds;
  Object.assign(current.view, outcome, { updatedAt: now, finishedAt: now });
  if (outcome.status === 'STOPPED') current.view.stoppedAt = now;
}
