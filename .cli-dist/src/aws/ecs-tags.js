import { TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-ecs';
/** Tags in the shape of ECS's API. */
export function ecsTags(tags) {
    return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
/** Tags from the shape of ECS's API. */
export function fromEcsTags(tags) {
    return Object.fromEntries((tags ?? []).map(({ key, value }) => [key ?? '', value ?? '']));
}
/** Sets and removes tags of an ECS resource; no call when there is nothing to change. Throws FailureError. */
export async function retagEcs(ecs, resourceArn, tags) {
    if (Object.keys(tags.set).length > 0)
        await ecs.send(new TagResourceCommand({ resourceArn, tags: ecsTags(tags.set) }));
    if (tags.remove.length > 0)
        await ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: [...tags.remove] }));
}
