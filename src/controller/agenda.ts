import { type Clock, sleep } from '../lib/clock.ts';
import { onAbort } from '../lib/on-abort.ts';
import type { ResourceId } from '../model/resource.ts';

/** What to look at next, and why. */
export interface Task {
  /** Undefined: everything. */
  readonly scope: ReadonlySet<ResourceId> | undefined;
  readonly because: 'start' | 'change' | 'resync' | 'follow-up';
}

/** Keeps what is to be looked at and when. */
export class Agenda {
  readonly #clock: Clock;
  #changed: Set<ResourceId> | undefined;
  readonly #looks = new Map<ResourceId, number>();
  #fullAt: number;
  #isFirst = true;
  #wake: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#fullAt = clock.now();
  }

  /** These manifests changed, or nothing but what is wrong with the source: looked at before anything else. */
  change(ids: Iterable<ResourceId>): void {
    this.#changed = new Set([...(this.#changed ?? []), ...ids]);
    this.#wake?.();
  }

  /** Everything is looked at after `delayMs`, or sooner when that was planned already. */
  full(delayMs: number): void {
    this.#fullAt = Math.min(this.#fullAt, this.#clock.now() + delayMs);
    this.#wake?.();
  }

  /** One resource is looked at again after `delayMs`. */
  look(id: ResourceId, delayMs: number): void {
    this.#looks.set(id, this.#clock.now() + delayMs);
  }

  /** Waits until something is due and takes it; undefined when the signal aborts first. */
  async next(signal: AbortSignal): Promise<Task | undefined> {
    while (!signal.aborted) {
      const task = this.#due();
      if (task) return task;
      await this.#rest(signal);
    }
    return undefined;
  }

  #due(): Task | undefined {
    const now = this.#clock.now();
    const scope = this.#changed;
    this.#changed = undefined;
    if (scope) return { scope, because: 'change' };
    if (this.#fullAt <= now) return this.#everything();
    const due = [...this.#looks].filter(([, at]) => at <= now).map(([id]) => id);
    for (const id of due) this.#looks.delete(id);
    return due.length > 0 ? { scope: new Set(due), because: 'follow-up' } : undefined;
  }

  #everything(): Task {
    const because = this.#isFirst ? 'start' : 'resync';
    this.#isFirst = false;
    this.#fullAt = Number.POSITIVE_INFINITY;
    this.#looks.clear();
    return { scope: undefined, because };
  }

  async #rest(signal: AbortSignal): Promise<void> {
    const earliest = Math.min(this.#fullAt, ...this.#looks.values());
    const interruption = new AbortController();
    this.#wake = () => interruption.abort();
    const stopListening = onAbort(signal, this.#wake);
    await sleep(this.#clock, Math.min(earliest - this.#clock.now(), 3_600_000), interruption.signal);
    stopListening();
    this.#wake = undefined;
  }
}
