import type { Event } from '../model/event.ts';
import type { Problem } from '../model/problem.ts';
import type { PublicChange } from '../model/public-change.ts';
import type { PublicDeployment } from '../model/public-deployment.ts';
import type { Condition, Health } from '../model/status.ts';

/** `GET /api/v1/status`. */
export interface StatusAnswer {
  /** Of evenkeel. */
  readonly version: string;
  readonly ready: boolean;
  /** Why it is not ready. */
  readonly message: string;
  readonly revision: string | undefined;
  /** The environment whose overlay is applied. */
  readonly env?: string;
  readonly lastPassAt: string | undefined;
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** Resources by sync and by health word. */
  readonly counts: {
    readonly sync: Readonly<Record<string, number>>;
    readonly health: Readonly<Record<string, number>>;
  };
  /** False when the source may be missing something, so that nothing is pruned. */
  readonly sourceWhole: boolean;
  readonly problems: readonly Problem[];
}

/** One element of `GET /api/v1/resources`; the body of `GET /api/v1/resources/:kind/:name`. */
export interface ResourceAnswer {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly sync: string;
  readonly health: Health;
  readonly conditions: readonly Condition[];
  readonly origin: { readonly file: string; readonly line: number; readonly column: number } | undefined;
  /** AWS's identifiers: arn, name, uri. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What AWS was asked to deploy lately, the newest first; empty for what is not deployed. */
  readonly deployments: readonly PublicDeployment[];
  /** The id of the latest deployment of exactly what the manifest wants. */
  readonly own?: string;
  readonly change: PublicChange;
  /** How often it was put back to what Git says, and when last. */
  readonly drift?: { readonly count: number; readonly lastAt: string };
}

/** `GET /api/v1/plan`: what the last pass found to do. */
export interface PlanAnswer {
  readonly apiVersion: 'evenkeel/v1';
  readonly kind: 'Plan';
  readonly formatVersion: '1.0';
  readonly revision: string | undefined;
  readonly summary: Readonly<Record<string, number>>;
  readonly changes: readonly PublicChange[];
}

/** One element of `GET /api/v1/events`. */
export interface EventAnswer {
  readonly number: number;
  readonly at: string;
  readonly event: Event;
}
