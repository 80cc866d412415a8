import { backoffMs, type Random } from '../lib/backoff.ts';
import type { Clock } from '../lib/clock.ts';
import type { Failure } from '../model/failure.ts';
import type { Step } from '../model/plan.ts';
import type { ResourceId } from '../model/resource.ts';

/** How often a resource was put back to what Git says. */
export interface DriftCount {
  readonly count: number;
  /** ISO 8601. */
  readonly lastAt: string;
}

interface Drift {
  readonly count: number;
  readonly at: number;
  readonly until: number;
}

/** The first time it is put back at once; then whoever changes it may have a reason, and the two must not chase each other. */
const patience = { baseMs: 30_000, capMs: 3_600_000 };
/** One that has stayed put for so long was settled. */
const forgottenAfterMs = 4 * 3_600_000;

/** What Git asked for when each resource was last as it should be, and how often it has left that since without Git's doing. */
export class Drifts {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #settled = new Map<ResourceId, string>();
  readonly #drifts = new Map<ResourceId, Drift>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** The fingerprints of what was in sync: a difference to it that Git did not bring is drift. */
  get settled(): ReadonlyMap<ResourceId, string> {
    return this.#settled;
  }

  /** The resource is as Git says, or was just made so. */
  settle({ change, fingerprint }: Step): void {
    if (fingerprint !== undefined) this.#settled.set(change.id, fingerprint);
  }

  /** Notes that a resource was put back. */
  healed(id: ResourceId): void {
    const at = this.#clock.now();
    const before = this.#drifts.get(id);
    const isRecent = before !== undefined && at < before.until + forgottenAfterMs;
    const count = (isRecent ? before.count : 0) + 1;
    this.#drifts.set(id, { count, at, until: at + backoffMs(count, patience, this.#random) });
  }

  /** The manifest changed: nothing is held against it. */
  forget(id: ResourceId): void {
    this.#settled.delete(id);
    this.#drifts.delete(id);
  }

  countOf(id: ResourceId): DriftCount | undefined {
    const drift = this.#drifts.get(id);
    return drift && { count: drift.count, lastAt: new Date(drift.at).toISOString() };
  }

  /** Milliseconds until a resource that keeps being changed back is put back again; undefined when it may be now. */
  remainingMs(id: ResourceId): number | undefined {
    const leftMs = (this.#drifts.get(id)?.until ?? 0) - this.#clock.now();
    return leftMs > 0 ? leftMs : undefined;
  }

  /** The resources that are left as they are for now, with why. */
  get contested(): ReadonlyMap<ResourceId, Failure> {
    const now = this.#clock.now();
    const waiting = [...this.#drifts].filter(([, { until }]) => until > now);
    return new Map(waiting.map(([id, { count }]) => [id, { reason: 'DriftContested', message: textOf(id, count) }]));
  }
}

function textOf(id: ResourceId, count: number): string {
  return `${id} was put back ${count === 1 ? 'once' : `${count} times`} lately and was changed again`;
}
