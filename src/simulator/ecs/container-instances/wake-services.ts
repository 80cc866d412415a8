import type { Context } from '../../operation.ts';
import type { StoredService } from '../deployments/stored.ts';
import { wake } from '../deployments/wake.ts';
import type { EcsState } from '../state.ts';
import { vary } from '../tasks/timing.ts';
import type { StoredContainerInstance } from './stored.ts';

type Ecs = Context<EcsState>;

/** Has the scheduler try again for the services of a cluster that found no room for a task. */
export function wakeWaiting(context: Ecs, clusterName: string): void {
  const { waitingForRoom } = context.state;
  for (const service of [...waitingForRoom].filter((waiting) => waiting.clusterName === clusterName)) {
    waitingForRoom.delete(service);
    wakeSoon(context, service);
  }
}

/** Has the scheduler look at all services that a change of an instance concerns: those on it, daemons, and those in wait. */
export function wakeConcerned(context: Ecs, instance: StoredContainerInstance): void {
  const { clusterName } = instance;
  for (const service of context.state.services.get(clusterName)?.values() ?? []) {
    if (isConcerned(service, instance)) wakeSoon(context, service);
  }
  wakeWaiting(context, clusterName);
}

function isConcerned({ view, tasks }: StoredService, instance: StoredContainerInstance): boolean {
  return view.schedulingStrategy === 'DAEMON' || [...tasks].some(({ host }) => host?.instance === instance);
}

function wakeSoon(context: Ecs, service: StoredService): void {
  wake(context, service, vary(context.world, [1_000, 3_000]));
}
