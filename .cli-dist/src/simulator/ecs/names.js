import { AwsError } from "../aws-error.js";
/** What ECS accepts as the name of a cluster, service, capacity provider, family, container or volume. */
export const namePattern = /^[a-zA-Z0-9\-_]{1,255}$/;
/** The ARN of an ECS resource in the caller's account and region; `path` is what follows the account, e.g. `cluster/web`. */
export function arn(context, path) {
    return `arn:${context.partition}:ecs:${context.region}:${context.accountId}:${path}`;
}
/** The last segment of a name or ARN: both are accepted wherever a request names a resource. */
export function shortName(nameOrArn) {
    return nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);
}
/** Refuses the ARN of another account or region, which ECS never looks up. */
export function refuseForeignArn(context, nameOrArn) {
    if (!nameOrArn.startsWith('arn:') || nameOrArn.startsWith(arn(context, '')))
        return;
    throw new AwsError('InvalidParameterException', `Invalid identifier: ${nameOrArn} is not in this account and region.`);
}
