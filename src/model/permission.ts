import type { Json, JsonObject } from '../lib/json.ts';
import { ownershipTags } from './ownership.ts';
import type { Place, ResourceKey } from './resource.ts';

/** IAM's key for the owner tag that a resource has. */
export const resourceOwnerKey = `aws:ResourceTag/${ownershipTags.owner}`;
/** IAM's key for the owner tag that a request gives. */
export const requestOwnerKey = `aws:RequestTag/${ownershipTags.owner}`;

/**
 * When a call is made: for a resource that a manifest describes when it is planned, applied, replaced (with the manifest's consent),
 * imported, suspended or asked for its logs; or for whatever carries our owner tag and left the source (`left` when planned, `prune`).
 */
export type Occasion = 'plan' | 'left' | 'apply' | 'replace' | 'prune' | 'import' | 'logs' | 'suspend';

/** What a policy can be made for. */
export const policyPurposes = ['plan', 'apply', 'import', 'logs', 'suspend'] as const;

/** One of the things that a policy can be made for. */
export type PolicyPurpose = (typeof policyPurposes)[number];

/** IAM's condition block: operator → key → values, which may hold the same `{…}` as ARNs. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A resource that a manifest describes, as permissions see it. */
export interface Grantee {
  readonly key: ResourceKey;
  /** With references resolved and defaults filled in. */
  readonly spec: JsonObject;
  /** As the author wrote it, references as text. */
  readonly given: JsonObject;
  readonly place: Place;
  /** The spec of another manifest that a value refers to, by `ref:` or by name; undefined when it is not managed here. */
  readonly related: (value: Json | undefined, kind: string) => JsonObject | undefined;
}

/** Resources that only a spec tells. */
export interface Named {
  /** For the docs: `the roles that it names`. */
  readonly words: string;
  readonly arnsOf: (grantee: Grantee) => readonly string[];
}

/** A part of a spec without which a call is never made. */
export interface Need {
  /** For the docs: `with lifecyclePolicyText`. */
  readonly words: string;
  readonly holds: (grantee: Grantee) => boolean;
}

/** What IAM must allow before calls can be made, as data: policies and their reference are made of the same rows. */
export interface Permission {
  /** The statement it stands in, which says what it is for; rows of one statement have the same condition keys. Letters only. */
  readonly sid: string;
  readonly for: Occasion | readonly Occasion[];
  /** As in IAM, e.g. `ecs:UpdateService`. */
  readonly actions: readonly string[];
  /**
   * ARNs, in which `{partition}`, `{region}` and `{account}` stand for the place, `{key}` for the resource's key and `{within}` for
   * what stands before the key's last slash; `*` where the actions have no resource-level permissions.
   */
  readonly on: readonly string[] | Named;
  /** Only for resources of which this holds; always when left out. */
  readonly needs?: Need;
  /** `{owner}` in a value is the name of this instance. */
  readonly conditions?: Conditions;
  /** What the policy cannot name although it is needed; one sentence without a full stop. */
  readonly gap?: (grantee: Grantee) => string | undefined;
}
