import type { Cancel, Clock } from '../lib/clock.ts';
import { onAbort } from '../lib/on-abort.ts';
import { type Rate, TokenBucket } from '../lib/token-bucket.ts';

const smallestShare = 1 / 16;
const recoveryMs = 10_000;
const recovery = 1.25;
const oneSignalMs = 1000;

/** Calls of one category in the order in which they came: as many at a time as our share of its budget allows. */
export class Lane {
  readonly #clock: Clock;
  readonly #full: Rate;
  readonly #bucket: TokenBucket;
  readonly #waiting = new Set<() => void>();
  #cancelWake: Cancel = () => {};
  #share = 1;
  #changedAt: number;
  #halvedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, full: Rate) {
    this.#clock = clock;
    this.#full = full;
    this.#bucket = new TokenBucket(clock, full);
    this.#changedAt = clock.now();
  }

  /** Resolves when a call may be sent, or when the signal aborts; then it takes nothing from those that wait behind it. */
  turn(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const leave = () => {
        this.#waiting.delete(leave);
        if (this.#waiting.size === 0) this.#cancelWake();
        stopListening();
        resolve();
      };
      const stopListening = onAbort(signal, leave);
      this.#waiting.add(leave);
      // Whoever comes later is let in by the wake that the first is waiting for.
      if (this.#waiting.size === 1) this.#admit();
    });
  }

  /** AWS throttled a call: halves our share and empties the bucket; gives the share that is left, between 0 and 1. */
  halve(): number {
    this.#recover();
    const now = this.#clock.now();
    // Calls sent before the first throttle was answered are throttled too: they are one signal.
    if (now - this.#halvedAt >= oneSignalMs) {
      this.#halvedAt = now;
      this.#resize(Math.max(smallestShare, this.#share / 2), now);
    }
    this.#bucket.drain();
    return this.#share;
  }

  #admit(): void {
    this.#recover();
    for (const admitted of this.#waiting) {
      if (!this.#bucket.tryTake()) break;
      admitted();
    }
    this.#cancelWake();
    if (this.#waiting.size > 0) this.#cancelWake = this.#clock.schedule(this.#bucket.waitMs, () => this.#admit());
  }

  /** A quarter more for every ten seconds without a throttle, whether or not there was something to send. */
  #recover(): void {
    const periods = Math.floor((this.#clock.now() - this.#changedAt) / recoveryMs);
    if (this.#share === 1 || periods < 1) return;
    this.#resize(Math.min(1, this.#share * recovery ** periods), this.#changedAt + periods * recoveryMs);
  }

  #resize(share: number, atMs: number): void {
    this.#share = share;
    this.#changedAt = atMs;
    this.#bucket.resize({
      burst: Math.max(1, this.#full.burst * share),
      refillPerSecond: this.#full.refillPerSecond * share,
    });
  }
}
