import type { JsonObject } from '../lib/json.ts';
import type { Deployment } from './deployment.ts';
import type { LogLine, LogWriter, LogWriters } from './log.ts';
import type { Policy } from './manifest.ts';
import type { Attributes, ResourceId, ResourceKey } from './resource.ts';

/** Tags as a map. */
export type Tags = Readonly<Record<string, string>>;

/** What is kept beside the spec and what goes, by name. */
export type Surplus = Readonly<Record<string, { readonly kept: readonly string[]; readonly gone: readonly string[] }>>;

/** What Git wants of one resource: references resolved, defaults filled in. */
export interface Desired<Spec = JsonObject> {
  readonly id: ResourceId;
  readonly key: ResourceKey;
  /** With AWS's defaults filled in, without `tags`: what is compared, and what an update sends. */
  readonly spec: Spec;
  /** As the author wrote it in one spelling, without `tags`: what a create sends. */
  readonly given: Spec;
  /** The author's tags and ours. */
  readonly tags: Tags;
  /** Hash of the content that a new revision would carry. */
  readonly hash: string;
  readonly policy: Policy;
}

/** A resource to look at; `desired` is absent for one that is no longer in Git. */
export interface Target<Spec = JsonObject> {
  readonly key: ResourceKey;
  readonly desired?: Desired<Spec>;
  /** What the tag index shows of it. */
  readonly indexed: readonly Indexed[];
  /** The one revision that is meant, where the key stands for several. */
  readonly exactly?: string;
  /** Everything is wanted, also what takes calls of its own. */
  readonly whole?: true;
  /** Tells whether a spec that AWS answers with says the same as the desired one. */
  readonly same?: (spec: JsonObject) => boolean;
  /** Tells whether a change from a spec that AWS answers with to the desired one starts a deployment. */
  readonly rolls?: (spec: JsonObject) => boolean;
}

/** A resource as the tag index shows it; late by up to minutes. */
export interface Indexed {
  readonly arn: string;
  readonly tags: Tags;
}

/** What AWS has. */
export interface Observed {
  readonly key: ResourceKey;
  /** AWS's answer in the shape of the spec, without tags; members that only AWS decides may stand in it and are ignored. */
  readonly spec: JsonObject;
  readonly tags: Tags;
  readonly attributes: Attributes;
  /** Facts for health and display: status, counts, deployments. */
  readonly facts: JsonObject;
  /** What AWS was asked to deploy lately, the newest first; absent for what is not deployed. */
  readonly deployments?: readonly Deployment[];
  /** True while AWS is still deleting it. */
  readonly leaving?: true;
}

/** A change to an existing resource. */
export interface Amendment<Spec = JsonObject> {
  readonly desired: Desired<Spec>;
  readonly observed: Observed;
  /** Top-level fields of the spec that differ; empty when only tags do. */
  readonly changed: ReadonlySet<string>;
  /** What the policy no longer keeps. */
  readonly surplus: Surplus;
  readonly tags: { readonly set: Tags; readonly remove: readonly string[] };
}

/** Reads what the containers behind a resource write. Throws FailureError. */
export interface LogReader {
  /** Who may have written lines; with `stopped` also the tasks that have stopped lately. */
  writers(observed: Observed, request: { readonly stopped: boolean }): Promise<LogWriters>;
  /** The lines from that moment on (epoch milliseconds), oldest first, read while they are taken. */
  lines(writers: readonly LogWriter[], sinceMs: number): AsyncIterable<LogLine>;
}

/**
 * AWS calls of one kind. Each returns quickly, may be repeated safely, and never decides whether it is needed.
 * All throw FailureError.
 */
export interface Provider<Spec = JsonObject> {
  /** What AWS has of the targets, by key; absent means that AWS said so. */
  observe(targets: readonly Target<Spec>[]): Promise<ReadonlyMap<ResourceKey, Observed>>;
  /** The keys of what there is; of what lives below an owner, where resources of the kind live in one. */
  list(owner?: ResourceKey): Promise<readonly ResourceKey[]>;
  /** Creates the resource, or a new revision of it; the attributes name the deployment that this started, if any. */
  create(desired: Desired<Spec>): Promise<Attributes>;
  /** Changes exactly what differs; gives the attributes that are new, such as the deployment that this started. */
  update(amendment: Amendment<Spec>): Promise<Attributes>;
  /** Starts deleting the resource; one that is already gone is fine. */
  remove(observed: Observed): Promise<void>;
  /** The content of the revision that an ARN names, also of one that is no longer active; for kinds that have revisions. */
  readonly read?: (arn: string) => Promise<JsonObject>;
  /** Absent for kinds that are not deployed. */
  readonly rollouts?: Rollouts;
  /** Loads what reads the lines of its containers, for kinds that have some. */
  readonly logs?: () => Promise<LogReader>;
}

/** What can be asked about deployments, and of them, beside a change of the spec. All throw FailureError. */
export interface Rollouts {
  /** Every deployment that AWS still knows, the newest first. */
  history(observed: Observed): Promise<readonly Deployment[]>;
  /** Starts a deployment of what the resource has already; gives its name. */
  restart(observed: Observed): Promise<Attributes>;
  /** Returns the resource to what it ran before; gives the name of the deployment that this started, if any. */
  goBack(observed: Observed): Promise<Attributes>;
  /** Lets the paused deployment go on, or sends it back. */
  answer(observed: Observed, go: 'on' | 'back'): Promise<void>;
}

/** The provider as the engine calls it: the kind's own schema has checked that each spec is of its type. */
export function anySpec<Spec>(provider: Provider<Spec>): Provider {
  return provider as unknown as Provider;
}
