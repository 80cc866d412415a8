import {
  type ContainerInstance,
  ContainerInstanceField,
  type ContainerInstanceHealthStatus,
  ContainerInstanceStatus,
  type DescribeContainerInstancesRequest,
  type ListContainerInstancesRequest,
} from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { page } from '../../page.ts';
import { instancesOf } from '../placement/instances.ts';
import { readQuery } from '../placement/query.ts';
import type { StoredContainerInstance } from '../placement/stored.ts';
import { invalidParameter, requireAtMost, requireOneOf, requirePageSize } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from '../tasks/host-cluster.ts';
import { instanceView } from './instance-view.ts';
import { findInstance, missingInstance } from './lookup.ts';

type Ecs = Context<EcsState>;

/** Describes instances; unknown ones are failures, and tags and health come only when `include` asks for them. */
export function describeContainerInstances(input: Wire<DescribeContainerInstancesRequest>, context: Ecs) {
  const cluster = hostCluster(context, input.cluster);
  const wanted = [...new Set(input.containerInstances ?? [])];
  if (wanted.length === 0) throw invalidParameter('Container instances cannot be empty.');
  requireAtMost('containerInstances', wanted, 100);
  const include = input.include ?? [];
  for (const field of include) requireOneOf('include', field, ContainerInstanceField);
  const found = new Set(wanted.flatMap((name) => findInstance(context, cluster, name) ?? []));
  const missing = wanted.filter((name) => !findInstance(context, cluster, name));
  return {
    containerInstances: [...found].map((instance) => described(context, instance, include)),
    failures: missing.map((name) => missingInstance(context, cluster, name)),
  };
}

function described(
  context: Ecs,
  instance: StoredContainerInstance,
  include: readonly ContainerInstanceField[],
): Wire<ContainerInstance> {
  const view = instanceView(instance);
  return {
    ...view,
    ...(include.includes('TAGS') ? {} : { tags: [] }),
    ...(include.includes('CONTAINER_INSTANCE_HEALTH') ? { healthStatus: healthOf(context, instance) } : {}),
  };
}

/** The container runtime of an instance is as well as the connection to its agent. */
function healthOf({ world }: Ecs, { view }: StoredContainerInstance): Wire<ContainerInstanceHealthStatus> {
  const status = view.agentConnected ? 'OK' : 'INSUFFICIENT_DATA';
  const times = { lastUpdated: world.nowSeconds, lastStatusChange: view.registeredAt };
  return { overallStatus: status, details: [{ type: 'CONTAINER_RUNTIME', status, ...times }] };
}

/** Lists the ARNs of a cluster's instances, all or those of one status, as far as they pass a cluster query. */
export function listContainerInstances(input: Wire<ListContainerInstancesRequest>, context: Ecs) {
  const { clusterName = '' } = hostCluster(context, input.cluster).view;
  requireOneOf('status', input.status, ContainerInstanceStatus);
  requirePageSize(input.maxResults, 100);
  const passes = input.filter ? readQuery(input.filter) : () => true;
  const found = instancesOf(context, clusterName)
    .filter(({ view }) => input.status === undefined || view.status === input.status)
    .filter(passes);
  const { items, nextToken } = page(
    found.map(({ view }) => view.containerInstanceArn),
    input,
    100,
  );
  return { containerInstanceArns: items, nextToken };
}
