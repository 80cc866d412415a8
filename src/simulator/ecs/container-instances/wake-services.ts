import type { Context } from '../../operation.ts';
import type { StoredService } from '../deployments/stored.ts';
import { wakeSoon } from '../deployments/wake.ts';
import type { StoredContainerInstance } from '../placement/stored.ts';
import { wakeWaiting } from '../placement/waiting.ts';
import type { EcsState } from '../state.ts';

/** Has the scheduler look at all services that a change of an instance concerns: those on it, daemons, and those in wait. */
export function wakeConcerned(context: Context<EcsState>, instance: StoredContainerInstance): void {
  const { clusterName } = instance;
  for (const service of context.state.services.get(clusterName)?.values() ?? []) {
    if (isConcerned(service, instance)) wakeSoon(context, service);
  }
  wakeWaiting(context, clusterName);
}

function isConcerned({ view, tasks }: StoredService, instance: StoredContainerInstance): boolean {
  return view.schedulingStrategy === 'DAEMON' || [...tasks].some(({ host }) => host?.instance === instance);
}
