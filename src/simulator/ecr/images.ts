import type { ImageIdentifier } from '@aws-sdk/client-ecr';
import type { Wire } from '../operation.ts';
import { digestPattern, isDigest } from './digest.ts';
import type { EcrState, StoredImage, StoredRepository } from './state.ts';

/** Which image of a registry is meant: the digest when there is one, else the tag, else `latest`. */
export interface ImageReference {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** True when the registry holds the image, so that a task could pull it. */
export function hasImage(state: EcrState, { repository, tag = 'latest', digest }: ImageReference): boolean {
  const stored = state.repositories.get(repository);
  if (!stored) return false;
  return digest === undefined ? stored.imageTags.has(tag) : stored.images.has(digest);
}

/** Why an image identifier finds nothing, in ECR's words. */
export interface ImageFailure {
  readonly failureCode: string;
  readonly failureReason: string;
}

/** The image that an identifier means, or why there is none. */
export function findImage(
  stored: StoredRepository,
  { imageTag, imageDigest }: Wire<ImageIdentifier>,
): StoredImage | ImageFailure {
  if (imageTag === undefined && imageDigest === undefined) {
    return failure('MissingDigestAndTag', 'Invalid request parameters: both tag and digest cannot be null');
  }
  if (imageDigest !== undefined && !isDigest(imageDigest)) {
    return failure(
      'InvalidImageDigest',
      `Invalid request parameters: image digest should satisfy the regex '${digestPattern}'`,
    );
  }
  const tagged = imageTag === undefined ? undefined : stored.imageTags.get(imageTag);
  if (imageTag !== undefined && imageDigest !== undefined && tagged !== undefined && tagged !== imageDigest) {
    return failure('ImageTagDoesNotMatchDigest', 'The tag and the digest do not refer to the same image');
  }
  const digest = imageTag === undefined ? imageDigest : tagged;
  return stored.images.get(digest ?? '') ?? failure('ImageNotFound', 'Requested image not found');
}

function failure(failureCode: string, failureReason: string): ImageFailure {
  return { failureCode, failureReason };
}

/** Image tags by digest, each list in order of tagging. */
export function tagsByDigest(stored: StoredRepository): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const [tag, digest] of stored.imageTags) {
    const tags = grouped.get(digest);
    if (tags) tags.push(tag);
    else grouped.set(digest, [tag]);
  }
  return grouped;
}
