import { digestPattern, isDigest } from "./digest.js";
/** True when the registry holds the image, so that a task could pull it. */
export function hasImage(state, { repository, tag = 'latest', digest }) {
    const stored = state.repositories.get(repository);
    if (!stored)
        return false;
    return digest === undefined ? stored.imageTags.has(tag) : stored.images.has(digest);
}
/** The image that an identifier means, or why there is none. */
export function findImage(stored, { imageTag, imageDigest }) {
    if (imageTag === undefined && imageDigest === undefined) {
        return failure('MissingDigestAndTag', 'Invalid request parameters: both tag and digest cannot be null');
    }
    if (imageDigest !== undefined && !isDigest(imageDigest)) {
        return failure('InvalidImageDigest', `Invalid request parameters: image digest should satisfy the regex '${digestPattern}'`);
    }
    const tagged = imageTag === undefined ? undefined : stored.imageTags.get(imageTag);
    if (imageTag !== undefined && imageDigest !== undefined && tagged !== undefined && tagged !== imageDigest) {
        return failure('ImageTagDoesNotMatchDigest', 'The tag and the digest do not refer to the same image');
    }
    const digest = imageTag === undefined ? imageDigest : tagged;
    return stored.images.get(digest ?? '') ?? failure('ImageNotFound', 'Requested image not found');
}
function failure(failureCode, failureReason) {
    return { failureCode, failureReason };
}
/** Image tags by digest, each list in order of tagging. */
export function tagsByDigest(stored) {
    const grouped = new Map();
    for (const [tag, digest] of stored.imageTags) {
        const tags = grouped.get(digest);
        if (tags)
            tags.push(tag);
        else
            grouped.set(digest, [tag]);
    }
    return grouped;
}
