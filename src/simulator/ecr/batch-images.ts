import type { BatchDeleteImageRequest, BatchGetImageRequest, ImageIdentifier } from '@aws-sdk/client-ecr';
import type { Wire } from '../operation.ts';
import { findImage, type ImageFailure, tagsByDigest } from './images.ts';
import { type Ecr, identityOf, repositoryOf } from './repository.ts';
import type { StoredImage, StoredRepository } from './state.ts';

type Identifier = Wire<ImageIdentifier>;

/** The manifests of the named images; an identifier that finds nothing is a failure, not an error. */
export function batchGetImage(input: Wire<BatchGetImageRequest>, context: Ecr) {
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
export function batchDeleteImage(input: Wire<BatchDeleteImageRequest>, context: Ecr) {
  const stored = repositoryOf(context, input);
  const { found, failures } = findAll(stored, input.imageIds ?? []);
  const held = found.filter(({ imageId, image }) => removesImage(stored, imageId) && holderOf(stored, image));
  const free = found.filter((each) => !held.includes(each));
  return {
    imageIds: free.flatMap(({ imageId, image }) => remove(stored, imageId, image)),
    failures: [...failures, ...held.map(({ imageId, image }) => ({ imageId, ...isReferenced(stored, image) }))],
  };
}

function findAll(stored: StoredRepository, imageIds: readonly Identifier[]) {
  const found: { imageId: Identifier; image: StoredImage }[] = [];
  const failures: ({ imageId: Identifier } & ImageFailure)[] = [];
  for (const imageId of imageIds) {
    const image = findImage(stored, imageId);
    if ('failureCode' in image) failures.push({ imageId, ...image });
    else found.push({ imageId, image });
  }
  return { found, failures };
}

function remove(stored: StoredRepository, { imageTag }: Identifier, { digest }: StoredImage): Identifier[] {
  const tags = imageTag === undefined ? (tagsByDigest(stored).get(digest) ?? []) : [imageTag];
  for (const tag of tags) stored.imageTags.delete(tag);
  if (!tagsByDigest(stored).has(digest)) stored.images.delete(digest);
  return tags.length === 0 ? [{ imageDigest: digest }] : tags.map((tag) => ({ imageDigest: digest, imageTag: tag }));
}

function removesImage(stored: StoredRepository, { imageTag }: Identifier): boolean {
  if (imageTag === undefined) return true;
  const digest = stored.imageTags.get(imageTag) ?? '';
  return tagsByDigest(stored).get(digest)?.length === 1;
}

function holderOf(stored: StoredRepository, { digest }: StoredImage): StoredImage | undefined {
  return [...stored.images.values()].find(({ references }) => references.includes(digest));
}

function isReferenced(stored: StoredRepository, image: StoredImage): ImageFailure {
  return {
    failureCode: 'ImageReferencedByManifestList',
    failureReason: `Requested image referenced by manifest list: [${holderOf(stored, image)?.digest}]`,
  };
}
