import type { EcsState } from '../state.ts';

/** The services of a cluster that still exist, ACTIVE or DRAINING. */
export function livingServices(state: EcsState, clusterName: string) {
  return [...(state.services.get(clusterName)?.values() ?? [])].filter(({ view }) => view.status !== 'INACTIVE');
}

/** The tasks of a cluster that have not reached STOPPED. */
export function livingTasks(state: EcsState, clusterName: string) {
  return [...state.tasks.values()].filter(
    (task) => task.clusterName === clusterName && task.view.lastStatus !== 'STOPPED',
  );
}

/** The container instances of a cluster, ACTIVE or DRAINING. */
export function livingInstances(state: EcsState, clusterName: string) {
  return [...(state.containerInstances.get(clusterName)?.values() ?? [])];
}

/** The short names of the capacity providers that a service or task of the cluster runs on or would start tasks on. */
export function providersInUse(state: EcsState, clusterName: string): ReadonlySet<string> {
  const services = livingServices(state, clusterName).flatMap(({ view }) => view.capacityProviderStrategy ?? []);
  const tasks = livingTasks(state, clusterName).map(({ view }) => view.capacityProviderName);
  return new Set([...services.map((item) => item.capacityProvider), ...tasks].flatMap((name) => name ?? []));
}
