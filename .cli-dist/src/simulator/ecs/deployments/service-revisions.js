import { AwsError } from "../../aws-error.js";
import { arn } from "../names.js";
import { invalidParameter } from "../refusal.js";
import { hostCluster } from "../tasks/host-cluster.js";
import { requireService } from "./lookup.js";
/** Describes revisions of one service; unknown ones are failures. One that exists may not be asked for twice at once. */
export function describeServiceRevisions(input, context) {
    const arns = input.serviceRevisionArns ?? [];
    const service = ownerOf(context, arns);
    const known = revisionsOf(service);
    const found = arns.flatMap((revisionArn) => known.get(revisionArn) ?? []);
    if (new Set(found).size < found.length) {
        throw new AwsError('ServerException', 'Service Unavailable. Please try again later.', { status: 500 });
    }
    const missing = arns.filter((revisionArn) => !known.has(revisionArn));
    return structuredClone({
        serviceRevisions: found,
        failures: missing.map((revisionArn) => ({ arn: revisionArn, reason: 'MISSING' })),
    });
}
function ownerOf(context, arns) {
    if (arns.length > 20)
        throw invalidParameter('Service Revision ARN count cannot exceed 20');
    const [first = ''] = arns;
    const [, cluster = '', name = ''] = first.split('/');
    if (arns.length === 0 || arns.some((text) => !text.startsWith('arn:'))) {
        throw invalidParameter('The Service ARN provided is invalid.');
    }
    const prefix = arn(context, 'service-revision/');
    if (arns.some((text) => !text.startsWith(prefix) || !/^(?:[^/]+\/){3}\d+$/.test(text))) {
        throw invalidParameter('The ServiceRevision ARN is invalid.');
    }
    if (arns.some((text) => !text.startsWith(`${prefix}${cluster}/${name}/`))) {
        throw invalidParameter('Cross service requests are not allowed. All requested service revisions must be for a single service');
    }
    const service = requireService(context, hostCluster(context, cluster), name);
    if (service.view.status !== 'INACTIVE')
        return service;
    throw invalidParameter('Cannot call DescribeServiceRevisions for a service that is INACTIVE');
}
function revisionsOf({ history }) {
    return new Map(history.map(({ target: { revision } }) => [revision.serviceRevisionArn ?? '', revision]));
}
