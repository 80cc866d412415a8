import { ServiceField } from '@aws-sdk/client-ecs';
import { findService } from "../deployments/lookup.js";
import { arn, shortName } from "../names.js";
import { invalidParameter, requireAtMost, requireOneOf } from "../refusal.js";
import { hostCluster } from "../tasks/host-cluster.js";
import { serviceView } from "./view.js";
/** Describes services, deleted ones too; unknown ones are failures, and tags come only when `include` asks for them. */
export function describeServices(input, context) {
    const cluster = hostCluster(context, input.cluster);
    const names = input.services ?? [];
    if (names.length === 0)
        throw invalidParameter('Services cannot be empty.');
    requireAtMost('service names', names, 10);
    const found = new Set(names.flatMap((name) => findService(context, cluster, name) ?? []));
    const missing = new Set(names.filter((name) => !findService(context, cluster, name)).map(shortName));
    if (found.size > 0)
        for (const field of input.include ?? [])
            requireOneOf('include', field, ServiceField);
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
