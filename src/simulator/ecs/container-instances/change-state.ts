import type { UpdateContainerInstancesStateRequest } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { requireAtMost, required, requireOneOf } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from '../tasks/host-cluster.ts';
import { instanceView } from './instance-view.ts';
import { findInstance, missingInstance } from './lookup.ts';
import { wakeConcerned } from './wake-services.ts';

/** Has instances drained, which their services' tasks then leave, or takes them back into use. */
export function updateContainerInstancesState(
  input: Wire<UpdateContainerInstancesStateRequest>,
  context: Context<EcsState>,
) {
  const cluster = hostCluster(context, input.cluster);
  const names = required('containerInstances', input.containerInstances);
  const status = required('status', input.status);
  requireAtMost('containerInstances', names, 10);
  requireOneOf('Container instance status', status, { ACTIVE: 'ACTIVE', DRAINING: 'DRAINING' });
  const found = names.flatMap((name) => findInstance(context, cluster, name) ?? []);
  for (const instance of found) {
    instance.view.status = status;
    instance.view.version = (instance.view.version ?? 0) + 1;
    wakeConcerned(context, instance);
  }
  const missing = names.filter((name) => !findInstance(context, cluster, name));
  return {
    containerInstances: found.map((instance) => ({ ...instanceView(instance), tags: [] })),
    failures: missing.map((name) => missingInstance(context, cluster, name)),
  };
}
