import type { Desired } from './provider.ts';
import type { ResourceId } from './resource.ts';

/** What Git asked for before, e.g. in the commit that a branch started from. */
export interface Baseline {
  readonly desired: ReadonlyMap<ResourceId, Desired>;
  /** Of the same resources: equal as long as Git asks for the same of them and of what they depend on. */
  readonly fingerprints: ReadonlyMap<ResourceId, string>;
  /** What it described with errors, so that nobody knows what it asked for. */
  readonly rejected: ReadonlySet<ResourceId>;
}
