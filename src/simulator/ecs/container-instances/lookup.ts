import type { Context } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { arn, refuseForeignArn, shortName } from '../names.ts';
import { instancesOf } from '../placement/instances.ts';
import type { StoredContainerInstance } from '../placement/stored.ts';
import type { EcsState } from '../state.ts';

type Ecs = Context<EcsState>;

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
