import { AwsError } from '../../aws-error.ts';
import type { Context } from '../../operation.ts';
import { findCluster } from '../clusters/lookup.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import type { EcsState } from '../state.ts';

/** The cluster that a request about services or tasks means. Throws ClusterNotFoundException, for a tombstone too. */
export function hostCluster(context: Context<EcsState>, nameOrArn: string | undefined): StoredCluster {
  const stored = findCluster(context, nameOrArn);
  if (stored.view.status !== 'INACTIVE') return stored;
  throw new AwsError('ClusterNotFoundException', 'The referenced cluster was inactive.');
}
