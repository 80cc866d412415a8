/** Keys of the tags that carry ownership on AWS; they are never shown as a difference. */
export const ownershipTags = {
    owner: 'evenkeel:owner',
    resource: 'evenkeel:resource',
    hash: 'evenkeel:hash',
    deletion: 'evenkeel:deletion',
};
const prefix = 'evenkeel:';
const reserved = /^aws:/i;
/** The author's tags: without ours and without those that AWS writes itself. */
export function authorTags(tags) {
    return Object.fromEntries(Object.entries(tags).filter(([key]) => !key.startsWith(prefix) && !isReservedTag(key)));
}
/** True for tags that AWS writes itself and nobody else may touch. */
export function isReservedTag(key) {
    return reserved.test(key);
}
/** What the ownership tags say. */
export function ownershipOf(tags) {
    return {
        owner: tags[ownershipTags.owner],
        resource: tags[ownershipTags.resource],
        deletion: tags[ownershipTags.deletion],
    };
}
