import type { DeregisterContainerInstanceRequest } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { StoredContainerInstance } from '../placement/stored.ts';
import { clientError, invalidParameter, required } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from '../tasks/host-cluster.ts';
import { stop } from '../tasks/stop.ts';
import { instanceView } from './instance-view.ts';
import { findInstance } from './lookup.ts';
import { wakeConcerned } from './wake-services.ts';

type Ecs = Context<EcsState>;

/** Takes an instance out of its cluster. One that has tasks is refused; with force they stop, and services replace them elsewhere. */
export function deregisterContainerInstance(input: Wire<DeregisterContainerInstanceRequest>, context: Ecs) {
  const cluster = hostCluster(context, input.cluster);
  const instance = findInstance(context, cluster, required('containerInstance', input.containerInstance));
  if (!instance) throw clientError('The referenced container instance was not found.');
  if (instance.tasks.size > 0 && !input.force) throw invalidParameter('Found running tasks on the instance.');
  context.state.containerInstances.get(instance.clusterName)?.delete(instance.id);
  instance.view.status = 'INACTIVE';
  stopOrphans(context, instance);
  wakeConcerned(context, instance);
  return { containerInstance: { ...instanceView(instance), agentConnected: false, tags: [] } };
}

function stopOrphans(context: Ecs, instance: StoredContainerInstance): void {
  const stoppedReason = `Host EC2 (instance ${instance.view.ec2InstanceId}) deregistered.`;
  for (const task of context.state.tasks.values()) {
    if (task.host?.instance === instance) stop(context, task, { stopCode: 'TerminationNotice', stoppedReason });
  }
}
