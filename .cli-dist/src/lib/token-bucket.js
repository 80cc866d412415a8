/** Hands out tokens at a sustained rate after an initial burst. */
export class TokenBucket {
    #clock;
    #rate;
    #tokens;
    #at;
    constructor(clock, rate) {
        this.#clock = clock;
        this.#rate = rate;
        this.#tokens = rate.burst;
        this.#at = clock.now();
    }
    get rate() {
        return this.#rate;
    }
    /** Takes a token when one is left. */
    tryTake() {
        this.#refill();
        if (this.#tokens < 1)
            return false;
        this.#tokens -= 1;
        return true;
    }
    /** Takes a token on credit and says how many milliseconds to wait before using it; waits queue up fairly. */
    reserve() {
        this.#refill();
        this.#tokens -= 1;
        return this.#tokens >= 0 ? 0 : Math.ceil((-this.#tokens / this.#rate.refillPerSecond) * 1000);
    }
    /** Changes the rate from now on; tokens above the new size are lost. */
    resize(rate) {
        this.#refill();
        this.#rate = rate;
        this.#tokens = Math.min(this.#tokens, rate.burst);
    }
    /** Loses all tokens in stock: the next caller waits for a refill. */
    drain() {
        this.#refill();
        this.#tokens = Math.min(this.#tokens, 0);
    }
    #refill() {
        const now = this.#clock.now();
        const gained = (Math.max(0, now - this.#at) / 1000) * this.#rate.refillPerSecond;
        this.#tokens = Math.min(this.#rate.burst, this.#tokens + gained);
        this.#at = now;
    }
}
