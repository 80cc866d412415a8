import { backoffMs, type Random } from '../lib/backoff.ts';
import type { Clock } from '../lib/clock.ts';
import { type Failure, failureClass } from '../model/failure.ts';
import type { ResourceId } from '../model/resource.ts';

interface Attempt {
  readonly count: number;
  readonly until: number;
  readonly failure: Failure;
}

/** Only time can mend these: tried again soon. Everything else waits for a person, and is tried now and then. */
const soon = { baseMs: 2000, capMs: 300_000 };
const nowAndThen = { baseMs: 30_000, capMs: 3_600_000 };

/** How often each resource failed in a row, and until when it is left alone. */
export class Retries {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #attempts = new Map<ResourceId, Attempt>();

  constructor(clock: Clock, random: Random) {
    this.#clock = clock;
    this.#random = random;
  }

  /** Notes a failure; gives the milliseconds until the next attempt. */
  failed(id: ResourceId, failure: Failure): number {
    const count = (this.#attempts.get(id)?.count ?? 0) + 1;
    const isSoon = ['transient', 'waiting'].includes(failureClass(failure));
    const delayMs = backoffMs(count, isSoon ? soon : nowAndThen, this.#random);
    this.#attempts.set(id, { count, until: this.#clock.now() + delayMs, failure });
    return delayMs;
  }

  /** The resource is fine, or its manifest changed: nothing is held against it. */
  forget(id: ResourceId): void {
    this.#attempts.delete(id);
  }

  /** Milliseconds until a resource that failed is tried again; undefined when it may be tried now. */
  remainingMs(id: ResourceId): number | undefined {
    const leftMs = (this.#attempts.get(id)?.until ?? 0) - this.#clock.now();
    return leftMs > 0 ? leftMs : undefined;
  }

  /** The resources that are left alone for now, with why. */
  get backingOff(): ReadonlyMap<ResourceId, Failure> {
    const now = this.#clock.now();
    const waiting = [...this.#attempts].filter(([, { until }]) => until > now);
    return new Map(waiting.map(([id, { failure }]) => [id, failure]));
  }
}
