import { type JsonObject, sameJson } from '../lib/json.ts';
import { ownershipTags } from '../model/ownership.ts';
import type { Tags, Target } from '../model/provider.ts';

/** A target as far as its tags go. */
interface Shown {
  readonly desired?: { readonly tags: Tags } | undefined;
  readonly indexed: readonly { readonly tags: Tags }[];
  readonly same?: Target['same'];
  /** What AWS has of it, where that has been read. */
  readonly spec?: JsonObject;
}

/** The index's view of a resource's tags when it already shows what is wanted; otherwise the answer of a direct read. */
export async function liveTags(target: Shown, read: () => Promise<Tags>): Promise<Tags> {
  const { desired, same, spec } = target;
  const indexed = target.indexed[0]?.tags;
  // The index lags: agreement with Git is good news that needs no second look, anything else is checked at the source.
  const agrees = indexed && desired && sameJson(withoutCommit(indexed), withoutCommit(desired.tags));
  // What is about to be changed may have been suspended a moment ago.
  return agrees && (spec === undefined || same?.(spec) !== false) ? indexed : read();
}

/** Whatever commit brought it. */
function withoutCommit({ [ownershipTags.commit]: _any, ...tags }: Tags): JsonObject {
  return tags;
}
