import { type ListServicesRequest, ResourceManagementType, type Service } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { page } from '../../page.ts';
import { invalidParameter, requireOneOf } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { requireLaunchType } from '../tasks/capacity.ts';
import { hostCluster } from '../tasks/host-cluster.ts';

type Request = Wire<ListServicesRequest>;

const filters = ['launchType', 'schedulingStrategy', 'resourceManagementType'] as const;

/** Lists the ARNs of a cluster's ACTIVE services, ten to a page unless told otherwise. */
export function listServices(input: Request, context: Context<EcsState>) {
  const { clusterName = '' } = hostCluster(context, input.cluster).view;
  requireValidFilters(input);
  const services = [...(context.state.services.get(clusterName)?.values() ?? [])].map(({ view }) => view);
  const listed = services.filter((view) => view.status === 'ACTIVE' && passes(view, input));
  const { items, nextToken } = page(
    listed.map(({ serviceArn }) => serviceArn),
    input,
    10,
  );
  return { serviceArns: items, nextToken };
}

function requireValidFilters({
  launchType,
  schedulingStrategy,
  resourceManagementType,
  maxResults = 10,
}: Request): void {
  requireLaunchType(launchType);
  if (schedulingStrategy !== undefined && schedulingStrategy !== 'REPLICA' && schedulingStrategy !== 'DAEMON') {
    throw invalidParameter('Scheduling strategy should be one of [REPLICA,DAEMON]');
  }
  requireOneOf('resourceManagementType', resourceManagementType, ResourceManagementType);
  if (maxResults > 100) throw invalidParameter('Max results can not be greater than 100');
  if (maxResults < 1) throw invalidParameter('Max results can not be lesser than 1');
}

function passes(view: Wire<Service>, input: Request): boolean {
  return filters.every((member) => input[member] === undefined || view[member] === input[member]);
}
