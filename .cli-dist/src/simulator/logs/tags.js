import { AwsError } from "../aws-error.js";
import { groupByIdentifier, invalid } from "./group.js";
/** Throws when a key is reserved for AWS. */
export function requireSettable(tags) {
    const reserved = Object.keys(tags).find((key) => key.toLowerCase().startsWith('aws:'));
    if (reserved !== undefined)
        throw invalid('aws: prefixed tag key names are not allowed for external use.');
}
/** Adds or overwrites tags of a group. */
export function tagResource(input, context) {
    const { resourceArn = '', tags = {} } = input;
    const group = groupByIdentifier(context, resourceArn);
    requireSettable(tags);
    const merged = new Map([...group.tags, ...Object.entries(tags)]);
    if (merged.size > 50) {
        throw new AwsError('TooManyTagsException', 'A resource cannot have more than 50 tags.', {
            details: { resourceName: resourceArn },
        });
    }
    for (const [key, value] of merged)
        group.tags.set(key, value);
    return {};
}
/** Removes tags of a group; absent keys are ignored. */
export function untagResource(input, context) {
    const group = groupByIdentifier(context, input.resourceArn ?? '');
    for (const key of input.tagKeys ?? [])
        group.tags.delete(key);
    return {};
}
/** Lists the tags of a group. */
export function listTagsForResource(input, context) {
    return { tags: Object.fromEntries(groupByIdentifier(context, input.resourceArn ?? '').tags) };
}
/** Every group. */
export function* taggedResources(state) {
    for (const { view, tags } of state.groups.values()) {
        yield { arn: view.logGroupArn ?? '', type: 'logs:log-group', tags };
    }
}
