import type { Clock } from './clock.ts';

/** A bucket's size in tokens and its refill in tokens per second. */
export interface Rate {
  readonly burst: number;
  readonly refillPerSecond: number;
}

/** Two buckets that are filled at different moments must not disagree over a rounding error. */
const roundingError = 1e-9;

/** Hands out tokens at a sustained rate after an initial burst. */
export class TokenBucket {
  readonly #clock: Clock;
  #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(clock: Clock, rate: Rate) {
    this.#clock = clock;
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = clock.now();
  }

  get rate(): Rate {
    return this.#rate;
  }

  /** Takes a token when one is left. */
  tryTake(): boolean {
    this.#refill();
    if (this.#tokens < 1 - roundingError) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Milliseconds until a token is left; 0 when one is. */
  get waitMs(): number {
    this.#refill();
    const missing = 1 - roundingError - this.#tokens;
    return Math.max(0, Math.ceil((missing / this.#rate.refillPerSecond) * 1000));
  }

  /** Changes the rate from now on; tokens above the new size are lost. */
  resize(rate: Rate): void {
    this.#refill();
    this.#rate = rate;
  }

  /** Loses all tokens in stock: the next caller waits for a refill. */
  drain(): void {
    this.#refill();
    this.#tokens = Math.min(this.#tokens, 0);
  }

  #refill(): void {
    const now = this.#clock.now();
    const gained = (Math.max(0, now - this.#at) / 1000) * this.#rate.refillPerSecond;
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + gained);
    this.#at = now;
  }
}
