import type { Json } from '../lib/json.ts';
import type { Guard } from './guard.ts';
import type { Locate, Written } from './manifest.ts';
import type { Problem } from './problem.ts';
import type { Origin } from './resource.ts';

/** One YAML or JSON document that claims to be a manifest of ours, with variables filled in; not yet validated. */
export interface Document {
  readonly content: Json;
  readonly origin: Origin;
  readonly locate: Locate;
  readonly written?: Written;
}

/** One look at the folder. */
export interface Snapshot {
  readonly documents: readonly Document[];
  /** What could not be read. */
  readonly problems: readonly Problem[];
  /** False when something is missing or unreadable, so that absence proves nothing and nothing may be pruned. */
  readonly whole: boolean;
  /** True when the environment's overlay has errors: none of the documents may be used. */
  readonly doubtful?: true;
  /** Where it may be applied; undefined without an environment. */
  readonly guard?: Guard;
  /** The commit or content hash that was read. */
  readonly revision: string;
}
