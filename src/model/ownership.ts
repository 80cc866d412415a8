import type { Tags } from './provider.ts';
import type { ResourceId } from './resource.ts';

/** Keys of our tags on AWS; they are never shown as a difference. */
export const ownershipTags = {
  owner: 'evenkeel:owner',
  resource: 'evenkeel:resource',
  hash: 'evenkeel:hash',
  deletion: 'evenkeel:deletion',
  /** Comes and goes with an operator's word: no manifest wants it or objects to it. */
  suspended: 'evenkeel:suspended',
  /** The commit that brought a revision; it stays what it is. */
  commit: 'evenkeel:commit',
} as const;

const prefix = 'evenkeel:';
const reserved = /^aws:/i;

/** The author's tags: without ours and without those that AWS writes itself. */
export function authorTags(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => isAuthorTag(key)));
}

/** True for tags that belong to the manifest's author: neither ours nor AWS's. */
export function isAuthorTag(key: string): boolean {
  return !key.startsWith(prefix) && !isReservedTag(key);
}

/** True for tags that AWS writes itself and nobody else may touch. */
export function isReservedTag(key: string): boolean {
  return reserved.test(key);
}

/** What the ownership tags say. */
export function ownershipOf(tags: Tags): { owner?: string; resource?: ResourceId; deletion?: string } {
  return {
    owner: tags[ownershipTags.owner],
    resource: tags[ownershipTags.resource] as ResourceId | undefined,
    deletion: tags[ownershipTags.deletion],
  };
}
