import { ownershipTags } from '../model/ownership.ts';
import type { Desired } from '../model/provider.ts';

const notAllowed = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu;
const longest = 256;

/** The desired state with the commit that brings it among its tags; for what never changes afterwards. */
export function withCommit(desired: Desired, revision: string): Desired {
  const commit = revision.replaceAll(notAllowed, '_').slice(0, longest);
  return commit ? { ...desired, tags: { ...desired.tags, [ownershipTags.commit]: commit } } : desired;
}
