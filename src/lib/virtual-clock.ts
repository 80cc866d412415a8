import { type Cancel, type Clock, settle } from './clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
  cancelled: boolean;
}

/** A clock that moves only when told to, firing its timers in order and letting the work they start settle in between. */
export class VirtualClock implements Clock {
  readonly #timers: Timer[] = [];
  readonly #idleTurns: number;
  #now: number;

  /** `idleTurns` milliseconds of real time, at least, are given to input and output when no timer is left. */
  constructor(startMs = Date.UTC(2026, 0, 1), idleTurns = 10_000) {
    this.#now = startMs;
    this.#idleTurns = idleTurns;
  }

  now(): number {
    return this.#now;
  }

  schedule(delayMs: number, run: () => void): Cancel {
    const timer: Timer = { at: this.#now + Math.max(0, delayMs), run, cancelled: false };
    this.#timers.splice(this.#position(timer.at), 0, timer);
    return () => {
      timer.cancelled = true;
    };
  }

  /** Moves time forward by `durationMs`. */
  async advance(durationMs: number): Promise<void> {
    const end = this.#now + durationMs;
    await settle();
    while (this.#fireNext(end)) await settle();
    this.#now = end;
  }

  /** Moves time forward until the promise settles, and gives its value; throws after `limitMs` of virtual time. */
  async drive<T>(work: Promise<T>, limitMs = 86_400_000): Promise<T> {
    let settled = false;
    const finish = () => {
      settled = true;
    };
    work.then(finish, finish);
    await this.until(() => settled, limitMs);
    return work;
  }

  /** Moves time forward until the condition holds; throws when it does not within `limitMs` of virtual time. */
  async until(condition: () => boolean, limitMs = 86_400_000): Promise<void> {
    const end = this.#now + limitMs;
    await settle();
    for (let idleTurns = 0; !condition(); ) {
      idleTurns = this.#fireNext(end) ? 0 : idleTurns + 1;
      // Real input or output (a file read) may still be under way although no timer is left.
      if (idleTurns > this.#idleTurns) throw new Error(`condition not met within ${limitMs} ms of virtual time`);
      await settle(idleTurns > 10);
    }
  }

  #fireNext(end: number): boolean {
    let timer = this.#timers[0];
    while (timer?.cancelled) {
      this.#timers.shift();
      timer = this.#timers[0];
    }
    if (!timer || timer.at > end) return false;
    this.#timers.shift();
    this.#now = timer.at;
    timer.run();
    return true;
  }

  #position(at: number): number {
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const timer = this.#timers[middle];
      if (timer && timer.at <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
