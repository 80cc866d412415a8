import type { Json, JsonObject } from '../lib/json.ts';
import type { Origin, ResourceId } from './resource.ts';

/** What the author consents to for one resource; never sent to AWS. */
export interface Policy {
  /** What pruning does: `retain` leaves the AWS resource alone for ever; `delete` also deletes it behind traffic or with content. */
  readonly deletion?: 'delete' | 'retain';
  /** False exempts the resource from pruning. */
  readonly prune?: boolean;
  /** Consent to take over an existing AWS resource that nobody owns. */
  readonly adopt?: boolean;
  /** Consent to remove and create again when a change cannot be made in place. */
  readonly replace?: 'allow' | 'deny';
  /** True plans changes and applies none. */
  readonly suspend?: boolean;
  /** JSON pointers (`/spec/…`) to fields that belong to somebody else. */
  readonly ignoreChanges?: readonly string[];
  /** Lower waves are applied before higher ones; 0 when left out. */
  readonly wave?: number;
  /** How many older revisions of a task definition stay active; all when left out. */
  readonly revisions?: { readonly keep: number };
  /** Resources of one group that changed with the same commit go back together when the deployment of one of them fails. */
  readonly rollbackGroup?: string;
}

/** A valid manifest. */
export interface Manifest {
  readonly id: ResourceId;
  readonly kind: string;
  readonly name: string;
  /** As it is written: the name with labels and annotations. */
  readonly metadata?: JsonObject;
  readonly policy: Policy;
  /** In AWS's own shape, first letters lowered, references not yet resolved. */
  readonly spec: JsonObject;
  readonly origin: Origin;
  readonly locate: Locate;
  readonly written?: Written;
}

/** Finds the place of a member, e.g. `['spec', 'containerDefinitions', 0, 'image']`, or of its nearest parent. */
export type Locate = (path: readonly (string | number)[], target?: 'key' | 'value') => Origin;

/** What stands at such a place before variables are filled in; undefined where nothing is filled in. */
export type Written = (path: readonly (string | number)[]) => Json | undefined;
