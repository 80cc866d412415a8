import { type DescribeServicesRequest, ServiceField } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { findService } from '../deployments/lookup.ts';
import { arn, shortName } from '../names.ts';
import { invalidParameter, requireAtMost, requireOneOf } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from '../tasks/host-cluster.ts';
import { serviceView } from './view.ts';

/** Describes services, deleted ones too; unknown ones are failures, and tags come only when `include` asks for them. */
export function describeServices(input: Wire<DescribeServicesRequest>, context: Context<EcsState>) {
  const cluster = hostCluster(context, input.cluster);
  const names = input.services ?? [];
  if (names.length === 0) throw invalidParameter('Services cannot be empty.');
  requireAtMost('service names', names, 10);
  const found = new Set(names.flatMap((name) => findService(context, cluster, name) ?? []));
  const missing = new Set(names.filter((name) => !findService(context, cluster, name)).map(shortName));
  if (found.size > 0) for (const field of input.include ?? []) requireOneOf('include', field, ServiceField);
  const withTags = input.include?.includes('TAGS');
  return {
    services: [...found].map((service) => ({
      ...serviceView(context, service),
      ...(withTags ? { tags: structuredClone(service.view.tags ?? []) } : {}),
    })),
    failures: [...missing].map((name) => ({
      arn: arn(context, `service/${cluster.view.clusterName}/${name}`),
      reason: 'MISSING',
    })),
  };
}
