import { backoffMs } from "../lib/backoff.js";
import { failureClass } from "../model/failure.js";
/** Only time can mend these: tried again soon. Everything else waits for a person, and is tried now and then. */
const soon = { baseMs: 2000, capMs: 300_000 };
const nowAndThen = { baseMs: 30_000, capMs: 3_600_000 };
/** How often each resource failed in a row, and until when it is left alone. */
export class Retries {
    #clock;
    #random;
    #attempts = new Map();
    constructor(clock, random) {
        this.#clock = clock;
        this.#random = random;
    }
    /** Notes a failure; gives the milliseconds until the next attempt. */
    failed(id, failure) {
        const count = (this.#attempts.get(id)?.count ?? 0) + 1;
        const isSoon = ['transient', 'waiting'].includes(failureClass(failure));
        const delayMs = backoffMs(count, isSoon ? soon : nowAndThen, this.#random);
        this.#attempts.set(id, { count, until: this.#clock.now() + delayMs, failure });
        return delayMs;
    }
    /** The resource is fine, or its manifest changed: nothing is held against it. */
    forget(id) {
        this.#attempts.delete(id);
    }
    /** Milliseconds until a resource that failed is tried again; undefined when nothing is held against it. */
    remainingMs(id) {
        const attempt = this.#attempts.get(id);
        return attempt && Math.max(0, attempt.until - this.#clock.now());
    }
    /** The resources that are left alone for now, with why. */
    get backingOff() {
        const now = this.#clock.now();
        const waiting = [...this.#attempts].filter(([, { until }]) => until > now);
        return new Map(waiting.map(([id, { failure }]) => [id, failure]));
    }
}
