import { AwsError } from "../aws-error.js";
import { repositoryOf } from "./repository.js";
/** Value by key of a request's tags; throws when one of them cannot be set by a client. */
export function readTags(tags) {
    const read = new Map();
    for (const { Key = '', Value = '' } of tags) {
        if (!isValid(Key, Value) || read.has(Key))
            throw invalidTags();
        read.set(Key, Value);
    }
    return read;
}
function isValid(key, value) {
    const characters = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
    const reserved = key.toLowerCase().startsWith('aws:');
    return key.length >= 1 && key.length <= 128 && value.length <= 256 && !reserved && characters.test(key + value);
}
function invalidTags() {
    return new AwsError('InvalidTagParameterException', 'Tag parameters are invalid');
}
/** Both sets of tags, the added ones winning; throws TooManyTagsException above 50. */
export function withTags(present, added) {
    const merged = new Map([...present, ...added]);
    if (merged.size > 50)
        throw new AwsError('TooManyTagsException', 'The maximum number of tags for a repository is 50');
    return merged;
}
/** Adds or overwrites tags of a repository. */
export function tagResource(input, context) {
    const stored = repositoryByArn(context, input.resourceArn);
    for (const [key, value] of withTags(stored.tags, readTags(input.tags ?? [])))
        stored.tags.set(key, value);
    return {};
}
/** Removes tags of a repository; absent keys are ignored. */
export function untagResource(input, context) {
    const stored = repositoryByArn(context, input.resourceArn);
    for (const key of input.tagKeys ?? [])
        stored.tags.delete(key);
    return {};
}
/** Lists the tags of a repository. */
export function listTagsForResource(input, context) {
    const stored = repositoryByArn(context, input.resourceArn);
    return { tags: [...stored.tags].map(([Key, Value]) => ({ Key, Value })) };
}
function repositoryByArn(context, arn = '') {
    const [, , service, region, registryId, resource = ''] = arn.split(':');
    const repositoryName = /^repository\/(.+)$/.exec(resource)?.[1];
    if (service !== 'ecr' || !registryId || !repositoryName || region !== context.region) {
        throw new AwsError('InvalidParameterException', `Invalid parameter at 'resourceArn' failed to satisfy constraint: 'Invalid ARN'`);
    }
    return repositoryOf(context, { registryId, repositoryName });
}
