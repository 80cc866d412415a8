import { ServiceDeploymentStatus, } from '@aws-sdk/client-ecs';
import { page } from "../../page.js";
import { invalidParameter, required, requireOneOf, requirePageSize } from "../refusal.js";
import { hostCluster } from "../tasks/host-cluster.js";
import { findServiceDeployment, requireService } from "./lookup.js";
import { serviceDeploymentBrief, serviceDeploymentView } from "./service-deployment-view.js";
/** Lists the service deployments of a service, the newest first. */
export function listServiceDeployments(input, context) {
    const service = requireService(context, hostCluster(context, input.cluster), required('Service', input.service));
    for (const status of input.status ?? [])
        requireOneOf('status', status, ServiceDeploymentStatus);
    requirePageSize(input.maxResults, 100);
    const listed = service.history.filter((stored) => isWanted(stored, input));
    const { items, nextToken } = page(listed.map(serviceDeploymentBrief), input, 20);
    return structuredClone({ serviceDeployments: items, nextToken });
}
/** Describes service deployments; unknown ones are failures. */
export function describeServiceDeployments(input, context) {
    const arns = [...new Set(input.serviceDeploymentArns ?? [])];
    if (arns.length === 0)
        throw invalidParameter('The Service Deployment ARN list cannot be empty.');
    if (arns.length > 20)
        throw invalidParameter('Service Deployment ARN count cannot exceed 20');
    const found = arns.flatMap((arn) => findServiceDeployment(context, arn) ?? []);
    const missing = arns.filter((arn) => !findServiceDeployment(context, arn));
    return structuredClone({
        serviceDeployments: found.map(({ service, stored }) => serviceDeploymentView(service, stored)),
        failures: missing.map((arn) => ({ arn, reason: 'MISSING' })),
    });
}
function isWanted({ view }, { status = [], createdAt }) {
    const { after = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY } = createdAt ?? {};
    const created = view.createdAt ?? 0;
    return ((status.length === 0 || status.some((wanted) => wanted === view.status)) && created >= after && created <= before);
}
