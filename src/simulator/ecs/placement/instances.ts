import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import type { StoredContainerInstance } from './stored.ts';

type Ecs = Context<EcsState>;

/** The instances of a cluster, ACTIVE and DRAINING; each knows whether its agent is connected now. */
export function instancesOf({ state, world }: Ecs, clusterName: string): StoredContainerInstance[] {
  const instances = [...(state.containerInstances.get(clusterName)?.values() ?? [])];
  for (const { view } of instances) view.agentConnected = !world.disconnectedAgents.has(view.ec2InstanceId ?? '');
  return instances;
}

/** The instances of a cluster that take new tasks. */
export function activeInstances(context: Ecs, clusterName: string): StoredContainerInstance[] {
  return instancesOf(context, clusterName).filter(({ view }) => view.status === 'ACTIVE');
}
