import type { Hash } from 'node:crypto';
import type { Repository } from '@aws-sdk/client-ecr';
import type { Wire } from '../operation.ts';

/** A pushed image; which tags point at it is in its repository. */
export interface StoredImage {
  readonly digest: string;
  readonly manifest: string;
  readonly mediaType: string;
  readonly artifactMediaType?: string;
  /** Digests of the images that an index lists. */
  readonly references: readonly string[];
  readonly sizeInBytes: number;
  /** Epoch seconds. */
  readonly pushedAt: number;
}

/** A layer upload that has begun and is not complete. */
export interface LayerUpload {
  /** SHA-256 of what has been received. */
  readonly hash: Hash;
  receivedBytes: number;
}

/** A repository with everything that vanishes with it. */
export interface StoredRepository {
  readonly view: Wire<Repository>;
  /** Resource tags: value by key. */
  readonly tags: Map<string, string>;
  /** By digest, oldest push first. */
  readonly images: Map<string, StoredImage>;
  /** Digest by image tag. */
  readonly imageTags: Map<string, string>;
  /** Size in bytes by layer digest. */
  readonly layers: Map<string, number>;
  /** By upload id. */
  readonly uploads: Map<string, LayerUpload>;
  /** As ECR gives it back: without white space. */
  lifecyclePolicy?: string;
  /** As ECR gives it back: pretty-printed. */
  policy?: string;
}

/** Everything ECR holds in one account and region. */
export interface EcrState {
  /** By name. */
  readonly repositories: Map<string, StoredRepository>;
}

/** An empty registry. */
export function createEcrState(): EcrState {
  return { repositories: new Map() };
}
