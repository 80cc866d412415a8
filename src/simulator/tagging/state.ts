import type { TaggedResource } from '../operation.ts';

/** The index of one account and region. */
export interface TaggingState {
  /** What searches find of each service, by the service's name; used only when the index lags. */
  readonly published: Map<string, readonly TaggedResource[]>;
  /** ARNs that lost a tag: searches without tag filters find them even when no tag is left. */
  readonly onceTagged: Set<string>;
}

/** An empty index. */
export function createTaggingState(): TaggingState {
  return { published: new Map(), onceTagged: new Set() };
}
