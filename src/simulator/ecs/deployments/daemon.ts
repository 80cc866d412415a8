import type { Context } from '../../operation.ts';
import { activeInstances } from '../placement/instances.ts';
import { queriesOf } from '../placement/requirements.ts';
import type { StoredContainerInstance } from '../placement/stored.ts';
import type { EcsState } from '../state.ts';
import { servingDeployment } from './limits.ts';
import type { StoredDeployment, StoredService } from './stored.ts';

type Ecs = Context<EcsState>;

/** True for a service that has one task on each instance that its constraints allow. */
export function isDaemon({ view }: StoredService): boolean {
  return view.schedulingStrategy === 'DAEMON';
}

/** Has a daemon want as many tasks as there are instances for it. */
export function countDaemonTasks(context: Ecs, service: StoredService): void {
  const serving = servingDeployment(service);
  if (!serving || !isDaemon(service) || service.view.status !== 'ACTIVE') return;
  service.view.desiredCount = daemonInstances(context, service, serving).length;
}

/** The instances where a daemon lacks a task: where an older one has not stopped yet there is no place for the next. */
export function vacantInstances(
  context: Ecs,
  service: StoredService,
  serving: StoredDeployment,
): StoredContainerInstance[] {
  const taken = new Set([...service.tasks].map(({ host }) => host?.instance));
  return daemonInstances(context, service, serving).filter((instance) => !taken.has(instance));
}

/** True for an instance that the constraints of a daemon allow. */
export function allowsDaemon(
  instance: StoredContainerInstance,
  { view }: StoredService,
  { definition }: StoredDeployment,
): boolean {
  return queriesOf(view.placementConstraints ?? [], definition).every((query) => query(instance));
}

function daemonInstances(context: Ecs, service: StoredService, serving: StoredDeployment): StoredContainerInstance[] {
  const instances = activeInstances(context, service.clusterName);
  return instances.filter((instance) => allowsDaemon(instance, service, serving));
}
