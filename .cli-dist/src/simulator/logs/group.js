import { AwsError } from "../aws-error.js";
/** The group of a name, or ResourceNotFoundException. */
export function groupOf({ state }, name) {
    const group = state.groups.get(name ?? '');
    if (group)
        return group;
    throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
}
/** The group of a name or ARN; the ARN may end with `:*`. */
export function groupByIdentifier(context, identifier) {
    return groupOf(context, nameOf(context, identifier));
}
/** The group that a request names in one of two ways. */
export function eitherGroup(context, name, identifier) {
    if ((name === undefined) === (identifier === undefined)) {
        throw invalid('Exactly one of the name and the identifier of a log group must be specified.');
    }
    return identifier === undefined ? groupOf(context, name) : groupByIdentifier(context, identifier);
}
/** The name that a name or an ARN of this account and region means; other ARNs mean no group here. */
export function nameOf(context, identifier) {
    if (!identifier.startsWith('arn:'))
        return identifier;
    const prefix = groupArn(context, '');
    if (!identifier.startsWith(prefix))
        return undefined;
    return identifier.slice(prefix.length).replace(/:\*$/, '');
}
/** The ARN of a group without `:*`. */
export function groupArn({ partition, region, accountId }, name) {
    return `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;
}
/** An InvalidParameterException. */
export function invalid(message) {
    return new AwsError('InvalidParameterException', message);
}
