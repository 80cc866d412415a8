import type { Context } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { arn, refuseForeignArn, shortName } from '../names.ts';
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

/** The instance of a cluster that an id or ARN stands for. */
export function findInstance(
  context: Ecs,
  { view: { clusterName = '' } }: StoredCluster,
  idOrArn: string,
): StoredContainerInstance | undefined {
  refuseForeignArn(context, idOrArn);
  return instancesOf(context, clusterName).find(({ id }) => id === shortName(idOrArn));
}

/** How an instance that is not there is reported. */
export function missingInstance(context: Ecs, { view }: StoredCluster, idOrArn: string) {
  return { arn: arn(context, `container-instance/${view.clusterName}/${shortName(idOrArn)}`), reason: 'MISSING' };
}
