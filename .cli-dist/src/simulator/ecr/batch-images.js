import { findImage, tagsByDigest } from "./images.js";
import { identityOf, repositoryOf } from "./repository.js";
/** The manifests of the named images; an identifier that finds nothing is a failure, not an error. */
export function batchGetImage(input, context) {
    const stored = repositoryOf(context, input);
    const { found, failures } = findAll(stored, input.imageIds ?? []);
    return {
        images: found.map(({ imageId, image }) => ({
            ...identityOf(stored),
            imageId: { imageDigest: image.digest, imageTag: imageId.imageTag },
            imageManifest: image.manifest,
            imageManifestMediaType: image.mediaType,
        })),
        failures,
    };
}
/** Deletes by digest an image with all its tags, by tag that tag and with the last tag the image. */
export function batchDeleteImage(input, context) {
    const stored = repositoryOf(context, input);
    const { found, failures } = findAll(stored, input.imageIds ?? []);
    const held = found.filter(({ imageId, image }) => removesImage(stored, imageId) && holderOf(stored, image));
    const free = found.filter((each) => !held.includes(each));
    return {
        imageIds: free.flatMap(({ imageId, image }) => remove(stored, imageId, image)),
        failures: [...failures, ...held.map(({ imageId, image }) => ({ imageId, ...isReferenced(stored, image) }))],
    };
}
function findAll(stored, imageIds) {
    const found = [];
    const failures = [];
    for (const imageId of imageIds) {
        const image = findImage(stored, imageId);
        if ('failureCode' in image)
            failures.push({ imageId, ...image });
        else
            found.push({ imageId, image });
    }
    return { found, failures };
}
function remove(stored, { imageTag }, { digest }) {
    const tags = imageTag === undefined ? (tagsByDigest(stored).get(digest) ?? []) : [imageTag];
    for (const tag of tags)
        stored.imageTags.delete(tag);
    if (!tagsByDigest(stored).has(digest))
        stored.images.delete(digest);
    return tags.length === 0 ? [{ imageDigest: digest }] : tags.map((tag) => ({ imageDigest: digest, imageTag: tag }));
}
function removesImage(stored, { imageTag }) {
    if (imageTag === undefined)
        return true;
    const digest = stored.imageTags.get(imageTag) ?? '';
    return tagsByDigest(stored).get(digest)?.length === 1;
}
function holderOf(stored, { digest }) {
    return [...stored.images.values()].find(({ references }) => references.includes(digest));
}
function isReferenced(stored, image) {
    return {
        failureCode: 'ImageReferencedByManifestList',
        failureReason: `Requested image referenced by manifest list: [${holderOf(stored, image)?.digest}]`,
    };
}
