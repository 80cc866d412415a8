import type { Cluster, DeleteClusterRequest } from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws-error.ts';
import type { Context, Wire } from '../../operation.ts';
import { required } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { attach, requireIdle } from './attachments.ts';
import { findCluster } from './lookup.ts';
import { clusterCounts } from './statistics.ts';
import { livingInstances, livingServices, livingTasks } from './usage.ts';

type Ecs = Context<EcsState>;

/** Deletes an empty cluster; it stays describable as INACTIVE, and deleting it again changes nothing. */
export function deleteCluster(input: Wire<DeleteClusterRequest>, context: Ecs) {
  const { view } = findCluster(context, required('cluster', input.cluster));
  const name = view.clusterName ?? '';
  if (view.status === 'ACTIVE') {
    requireIdle(view);
    requireEmpty(context.state, name);
    retire(view, context);
  }
  return { cluster: { ...view, ...clusterCounts(context.state, name), tags: [] }, clusterCount: 0 };
}

function retire(view: Wire<Cluster>, context: Ecs): void {
  view.capacityProviders = [];
  view.defaultCapacityProviderStrategy = [];
  view.tags = [];
  const deprovisioning = attach(context, view, () => {
    view.status = 'INACTIVE';
  });
  view.status = deprovisioning ? 'DEPROVISIONING' : 'INACTIVE';
}

function requireEmpty(state: EcsState, name: string): void {
  if (livingServices(state, name).length > 0) {
    throw new AwsError('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.');
  }
  if (livingInstances(state, name).length > 0) {
    throw new AwsError(
      'ClusterContainsContainerInstancesException',
      'The Cluster cannot be deleted while Container Instances are active or draining.',
    );
  }
  if (livingTasks(state, name).length > 0) {
    throw new AwsError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
  }
}
