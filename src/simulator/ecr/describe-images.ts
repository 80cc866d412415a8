import type { DescribeImagesRequest, ImageIdentifier, ListImagesRequest } from '@aws-sdk/client-ecr';
import { AwsError } from '../aws-error.ts';
import type { Wire } from '../operation.ts';
import { page } from '../page.ts';
import { findImage, tagsByDigest } from './images.ts';
import { type Ecr, identityOf, repositoryOf } from './repository.ts';
import type { StoredImage, StoredRepository } from './state.ts';

type Filter = Wire<DescribeImagesRequest>['filter'];

/** Describes the named images, all or nothing, or pages through those that the filter lets pass. */
export function describeImages(input: Wire<DescribeImagesRequest>, context: Ecr) {
  const stored = repositoryOf(context, input);
  const tags = tagsByDigest(stored);
  const detail = (image: StoredImage) => ({ ...identityOf(stored), ...detailOf(image, tags.get(image.digest)) });
  if (input.imageIds) {
    const named = input.imageIds.map((imageId) => namedImage(stored, imageId));
    return { imageDetails: [...new Set(named)].map(detail) };
  }
  const digests = digestsPassing(stored, tags, input.filter);
  const { items, nextToken } = page(digests, input, 100);
  return { imageDetails: items.flatMap((digest) => stored.images.get(digest) ?? []).map(detail), nextToken };
}

/** Lists one identifier per tag, and one per untagged image. */
export function listImages(input: Wire<ListImagesRequest>, context: Ecr) {
  const stored = repositoryOf(context, input);
  const tags = tagsByDigest(stored);
  const imageIds = digestsPassing(stored, tags, input.filter).flatMap((imageDigest): Wire<ImageIdentifier>[] =>
    (tags.get(imageDigest) ?? [undefined]).map((imageTag) => (imageTag ? { imageDigest, imageTag } : { imageDigest })),
  );
  const { items, nextToken } = page(imageIds, input, 100);
  return { imageIds: items, nextToken };
}

function digestsPassing(stored: StoredRepository, tags: ReadonlyMap<string, unknown>, filter: Filter): string[] {
  const { tagStatus = 'ANY', imageStatus = 'ACTIVE' } = filter ?? {};
  if (imageStatus !== 'ACTIVE' && imageStatus !== 'ANY') return [];
  const digests = [...stored.images.keys()];
  return tagStatus === 'ANY' ? digests : digests.filter((digest) => tags.has(digest) === (tagStatus === 'TAGGED'));
}

function namedImage(stored: StoredRepository, imageId: Wire<ImageIdentifier>): StoredImage {
  const image = findImage(stored, imageId);
  if (!('failureCode' in image)) return image;
  const { registryId, repositoryName } = identityOf(stored);
  const { imageDigest = 'null', imageTag = 'null' } = imageId;
  if (image.failureCode !== 'ImageNotFound') throw new AwsError('InvalidParameterException', image.failureReason);
  throw new AwsError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${imageDigest}', imageTag:'${imageTag}'} does not exist within the repository with name '${repositoryName}' in the registry with id '${registryId}'`,
  );
}

function detailOf(image: StoredImage, imageTags: readonly string[] | undefined) {
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
