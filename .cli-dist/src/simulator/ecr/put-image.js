import { AwsError } from "../aws-error.js";
import { readManifest } from "./manifest.js";
import { isImmutable } from "./mutability.js";
import { identityOf, repositoryOf } from "./repository.js";
/** Stores a manifest and moves the tag to it, unless the tag cannot be moved or nothing would change. */
export function putImage(input, context) {
    const stored = repositoryOf(context, input);
    const { imageTag } = input;
    const read = readManifest(input.imageManifest ?? '', input.imageManifestMediaType);
    if (input.imageDigest !== undefined && input.imageDigest !== read.digest) {
        throw new AwsError('ImageDigestDoesNotMatchException', `The digest '${input.imageDigest}' does not match the digest '${read.digest}' of the image manifest`);
    }
    refuseRepetition(stored, read.digest, imageTag);
    refuseMove(stored, read.digest, imageTag);
    if (!stored.images.has(read.digest))
        stored.images.set(read.digest, { ...read, pushedAt: context.world.nowSeconds });
    if (imageTag !== undefined)
        stored.imageTags.set(imageTag, read.digest);
    return {
        image: {
            ...identityOf(stored),
            imageId: { imageDigest: read.digest, imageTag },
            imageManifest: read.manifest,
            imageManifestMediaType: read.mediaType,
        },
    };
}
function refuseRepetition(stored, digest, tag) {
    const isRepetition = tag === undefined ? stored.images.has(digest) : stored.imageTags.get(tag) === digest;
    if (!isRepetition)
        return;
    const { registryId, repositoryName } = identityOf(stored);
    const subject = tag === undefined ? `'${digest}'` : `'${digest}' and tag '${tag}'`;
    throw new AwsError('ImageAlreadyExistsException', `Image with digest ${subject} already exists in the repository with name '${repositoryName}' in registry with id '${registryId}'`);
}
function refuseMove(stored, digest, tag) {
    const present = tag === undefined ? undefined : stored.imageTags.get(tag);
    if (tag === undefined || present === undefined || present === digest || !isImmutable(tag, stored.view))
        return;
    throw new AwsError('ImageTagAlreadyExistsException', `The image tag '${tag}' already exists in the '${stored.view.repositoryName}' repository and cannot be overwritten because the tag is immutable.`);
}
