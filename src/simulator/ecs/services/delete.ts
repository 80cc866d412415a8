import type { DeleteServiceRequest } from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws-error.ts';
import type { Context, Wire } from '../../operation.ts';
import { findService } from '../deployments/lookup.ts';
import type { StoredService } from '../deployments/stored.ts';
import { wake } from '../deployments/wake.ts';
import { invalidParameter, required } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from '../tasks/host-cluster.ts';
import { vary } from '../tasks/timing.ts';
import { olderView } from './view.ts';

type Ecs = Context<EcsState>;

/** Starts to delete a service: it is DRAINING for a minute or more and then describable as INACTIVE. */
export function deleteService(input: Wire<DeleteServiceRequest>, context: Ecs) {
  const cluster = hostCluster(context, input.cluster);
  const service = findService(context, cluster, required('Service', input.service));
  if (!service || service.view.status === 'INACTIVE') throw new AwsError('ServiceNotFoundException', '');
  if (service.view.status === 'ACTIVE') {
    if (!input.force) requireIdle(service);
    retire(context, service);
  }
  return { service: olderView(context, service) };
}

function requireIdle({ view, deployments }: StoredService): void {
  if (view.schedulingStrategy === 'REPLICA' && (view.desiredCount ?? 0) > 0) {
    throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
  }
  if (deployments.length > 1) throw invalidParameter('The service cannot be stopped while deployments are active.');
}

function retire(context: Ecs, service: StoredService): void {
  service.view.status = 'DRAINING';
  service.view.desiredCount = 0;
  service.drainUntil = context.world.clock.now() + vary(context.world, [60_000, 85_000]);
  wake(context, service, vary(context.world, [10_000, 15_000]));
}
