import type { Clock } from '../lib/clock.ts';
import type { Snapshot } from './document.ts';
import type { Listener } from './event.ts';
import type { Failure } from './failure.ts';
import type { Indexed, Provider, Tags } from './provider.ts';
import type { Place, ResourceId } from './resource.ts';

/** The folder of manifests. */
export interface Source {
  /** Reads everything; problems are in the answer, it never rejects. */
  read(): Promise<Snapshot>;
}

/** Finds what carries our ownership tag, late by up to minutes. */
export interface TagIndex {
  /** Everything this instance owns, or only what belongs to the given resources. Throws FailureError. */
  owned(resources?: readonly ResourceId[]): Promise<readonly Indexed[]>;
}

/** Our own tags on resources of any kind, by ARN. Both say which resources failed, and why; they never reject. */
export interface Marks {
  set(arns: readonly string[], tags: Tags): Promise<ReadonlyMap<string, Failure>>;
  /** An absent tag is fine. */
  clear(arns: readonly string[], keys: readonly string[]): Promise<ReadonlyMap<string, Failure>>;
}

/** What the smallest call tells about the way to AWS and about the credentials. */
export interface Ping {
  /** The region that is called; absent when none is set. */
  readonly region?: string;
  /** Who the credentials belong to; absent when AWS did not say. */
  readonly caller?: { readonly account: string; readonly arn: string };
  /** Why AWS did not say. */
  readonly failure?: Failure;
  /** Milliseconds until an answer came, whatever it said; absent when none did. */
  readonly tookMs?: number;
  /** How far this machine's clock is ahead of the answer's, to the second; absent when no answer told the time. */
  readonly aheadMs?: number;
}

/** AWS, as the engine sees it. */
export interface Cloud {
  /** The account and region of the credentials. Throws FailureError. */
  place(): Promise<Place>;
  /** Asks AWS who is calling; never rejects. */
  ping(): Promise<Ping>;
  /** The AWS calls of one kind. */
  provider(kind: string): Promise<Provider>;
  readonly index: TagIndex;
  readonly marks: Marks;
  /** AWS calls sent so far. */
  readonly calls: () => number;
  /** From now on, calls that wait for their turn are given up when this signal aborts. */
  until(signal: AbortSignal): void;
}

/** Everything a pass touches. */
export interface Ports {
  readonly source: Source;
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly emit: Listener;
}
