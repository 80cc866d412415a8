import type { Context } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { arn, refuseForeignArn, shortName } from '../names.ts';
import type { EcsState } from '../state.ts';
import type { StoredTask } from './stored.ts';

/** The task of a cluster that an id or ARN stands for. */
export function findTask(context: Context<EcsState>, cluster: StoredCluster, idOrArn: string): StoredTask | undefined {
  refuseForeignArn(context, idOrArn);
  const task = context.state.tasks.get(shortName(idOrArn));
  return task?.clusterName === cluster.view.clusterName ? task : undefined;
}

/** How a task that is not there is reported. */
export function missingTask(context: Context<EcsState>, cluster: StoredCluster, idOrArn: string) {
  return { arn: arn(context, `task/${cluster.view.clusterName}/${shortName(idOrArn)}`), reason: 'MISSING' };
}
