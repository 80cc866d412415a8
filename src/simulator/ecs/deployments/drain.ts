import type { Context } from '../../operation.ts';
import { conclude } from './conclude.ts';
import type { StoredService } from './stored.ts';

/** Turns a deleted service into a tombstone once its tasks have stopped and its time of draining is over. */
export function drain(context: Context<unknown>, service: StoredService): void {
  const { view, tasks } = service;
  if (view.status !== 'DRAINING' || tasks.size > 0 || context.world.clock.now() < service.drainUntil) return;
  view.status = 'INACTIVE';
  view.events = [];
  service.deployments = service.deployments.slice(0, 1);
  // Else what was under way would go on watching its alarms.
  conclude(context, service.history[0], { status: 'STOPPED' });
  service.history = [];
}
