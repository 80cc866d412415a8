import { AwsError } from "../aws-error.js";
import { requireKey } from "./encryption.js";
import { groupArn, groupByIdentifier, groupOf, invalid } from "./group.js";
import { requireSettable } from "./tags.js";
/** Groups of the DELIVERY class keep events this long and refuse any other setting. */
const deliveryRetentionDays = 2;
/** Creates a group; an existing one of that name is an error whatever its settings. */
export function createLogGroup(input, context) {
    const { logGroupName = '', kmsKeyId, tags = {}, logGroupClass = 'STANDARD', deletionProtectionEnabled = false, } = input;
    if (logGroupName.startsWith('aws/'))
        throw invalid('Log group names cannot start with aws/.');
    requireSettable(tags);
    const logGroupArn = groupArn(context, logGroupName);
    if (kmsKeyId !== undefined)
        requireKey(kmsKeyId, logGroupArn);
    if (context.state.groups.has(logGroupName)) {
        throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    const view = {
        logGroupName,
        creationTime: Math.round(context.world.clock.now()),
        ...(logGroupClass === 'DELIVERY' ? { retentionInDays: deliveryRetentionDays } : {}),
        metricFilterCount: 0,
        arn: `${logGroupArn}:*`,
        storedBytes: 0,
        ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
        logGroupClass,
        logGroupArn,
        deletionProtectionEnabled,
        bearerTokenAuthenticationEnabled: false,
    };
    context.state.groups.set(logGroupName, { view, tags: new Map(Object.entries(tags)), streams: new Map() });
    return {};
}
/** Deletes a group with its streams, unless it is protected. */
export function deleteLogGroup(input, context) {
    const { view } = groupOf(context, input.logGroupName);
    if (view.deletionProtectionEnabled) {
        throw new AwsError('ValidationException', `The log group ${view.logGroupName} cannot be deleted because deletion protection is enabled.`);
    }
    context.state.groups.delete(input.logGroupName ?? '');
    return {};
}
/** Switches deletion protection on or off. */
export function putLogGroupDeletionProtection(input, context) {
    const { view } = groupByIdentifier(context, input.logGroupIdentifier ?? '');
    view.deletionProtectionEnabled = input.deletionProtectionEnabled ?? false;
    return {};
}
