import { AwsError } from "../aws-error.js";
import { page } from "../page.js";
import { findImage, tagsByDigest } from "./images.js";
import { identityOf, repositoryOf } from "./repository.js";
/** Describes the named images, all or nothing, or pages through those that the filter lets pass. */
export function describeImages(input, context) {
    const stored = repositoryOf(context, input);
    const tags = tagsByDigest(stored);
    const detail = (image) => ({ ...identityOf(stored), ...detailOf(image, tags.get(image.digest)) });
    if (input.imageIds) {
        const named = input.imageIds.map((imageId) => namedImage(stored, imageId));
        return { imageDetails: [...new Set(named)].map(detail) };
    }
    const digests = digestsPassing(stored, tags, input.filter);
    const { items, nextToken } = page(digests, input, 100);
    return { imageDetails: items.flatMap((digest) => stored.images.get(digest) ?? []).map(detail), nextToken };
}
/** Lists one identifier per tag, and one per untagged image. */
export function listImages(input, context) {
    const stored = repositoryOf(context, input);
    const tags = tagsByDigest(stored);
    const imageIds = digestsPassing(stored, tags, input.filter).flatMap((imageDigest) => (tags.get(imageDigest) ?? [undefined]).map((imageTag) => (imageTag ? { imageDigest, imageTag } : { imageDigest })));
    const { items, nextToken } = page(imageIds, input, 100);
    return { imageIds: items, nextToken };
}
function digestsPassing(stored, tags, filter) {
    const { tagStatus = 'ANY', imageStatus = 'ACTIVE' } = filter ?? {};
    if (imageStatus !== 'ACTIVE' && imageStatus !== 'ANY')
        return [];
    const digests = [...stored.images.keys()];
    return tagStatus === 'ANY' ? digests : digests.filter((digest) => tags.has(digest) === (tagStatus === 'TAGGED'));
}
function namedImage(stored, imageId) {
    const image = findImage(stored, imageId);
    if (!('failureCode' in image))
        return image;
    const { registryId, repositoryName } = identityOf(stored);
    const { imageDigest = 'null', imageTag = 'null' } = imageId;
    if (image.failureCode !== 'ImageNotFound')
        throw new AwsError('InvalidParameterException', image.failureReason);
    throw new AwsError('ImageNotFoundException', `The image with imageId {imageDigest:'${imageDigest}', imageTag:'${imageTag}'} does not exist within the repository with name '${repositoryName}' in the registry with id '${registryId}'`);
}
function detailOf(image, imageTags) {
    return {
        imageDigest: image.digest,
        imageTags,
        imageSizeInBytes: image.sizeInBytes,
        imagePushedAt: image.pushedAt,
        imageManifestMediaType: image.mediaType,
        artifactMediaType: image.artifactMediaType,
        imageStatus: 'ACTIVE',
    };
}
