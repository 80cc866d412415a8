import {
  type DescribeServiceDeploymentsRequest,
  type ListServiceDeploymentsRequest,
  ServiceDeploymentStatus,
} from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { page } from '../../page.ts';
import { invalidParameter, required, requireOneOf, requirePageSize } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from '../tasks/host-cluster.ts';
import { findServiceDeployment, requireService } from './lookup.ts';
import { serviceDeploymentBrief, serviceDeploymentView } from './service-deployment-view.ts';
import type { StoredServiceDeployment } from './stored.ts';

type Ecs = Context<EcsState>;

/** Lists the service deployments of a service, the newest first. */
export function listServiceDeployments(input: Wire<ListServiceDeploymentsRequest>, context: Ecs) {
  const service = requireService(context, hostCluster(context, input.cluster), required('Service', input.service));
  for (const status of input.status ?? []) requireOneOf('status', status, ServiceDeploymentStatus);
  requirePageSize(input.maxResults, 100);
  const listed = service.history.filter((stored) => isWanted(stored, input));
  const { items, nextToken } = page(listed.map(serviceDeploymentBrief), input, 20);
  return structuredClone({ serviceDeployments: items, nextToken });
}

/** Describes service deployments; unknown ones are failures. */
export function describeServiceDeployments(input: Wire<DescribeServiceDeploymentsRequest>, context: Ecs) {
  const arns = [...new Set(input.serviceDeploymentArns ?? [])];
  if (arns.length === 0) throw invalidParameter('The Service Deployment ARN list cannot be empty.');
  if (arns.length > 20) throw invalidParameter('Service Deployment ARN count cannot exceed 20');
  const found = arns.flatMap((arn) => findServiceDeployment(context, arn) ?? []);
  const missing = arns.filter((arn) => !findServiceDeployment(context, arn));
  return structuredClone({
    serviceDeployments: found.map(({ service, stored }) => serviceDeploymentView(service, stored)),
    failures: missing.map((arn) => ({ arn, reason: 'MISSING' })),
  });
}

function isWanted({ view }: StoredServiceDeployment, { status = [], createdAt }: Wire<ListServiceDeploymentsRequest>) {
  const { after = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY } = createdAt ?? {};
  const created = view.createdAt ?? 0;
  return (
    (status.length === 0 || status.some((wanted) => wanted === view.status)) && created >= after && created <= before
  );
}
