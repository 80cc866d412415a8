import { sleep } from "../lib/clock.js";
/** Keeps what is to be looked at and when. */
export class Agenda {
    #clock;
    #changed = new Set();
    #looks = new Map();
    #fullAt;
    #isFirst = true;
    #wake;
    constructor(clock) {
        this.#clock = clock;
        this.#fullAt = clock.now();
    }
    /** These manifests changed: they are looked at before anything else. */
    change(ids) {
        for (const id of ids)
            this.#changed.add(id);
        this.#wake?.();
    }
    /** Everything is looked at after `delayMs`, or sooner when that was planned already. */
    full(delayMs) {
        this.#fullAt = Math.min(this.#fullAt, this.#clock.now() + delayMs);
        this.#wake?.();
    }
    /** One resource is looked at again after `delayMs`. */
    look(id, delayMs) {
        this.#looks.set(id, this.#clock.now() + delayMs);
    }
    /** Waits until something is due and takes it; undefined when the signal aborts first. */
    async next(signal) {
        while (!signal.aborted) {
            const task = this.#due();
            if (task)
                return task;
            await this.#rest(signal);
        }
        return undefined;
    }
    #due() {
        const now = this.#clock.now();
        if (this.#changed.size > 0)
            return { scope: take(this.#changed), because: 'change' };
        if (this.#fullAt <= now)
            return this.#everything();
        const due = [...this.#looks].filter(([, at]) => at <= now).map(([id]) => id);
        for (const id of due)
            this.#looks.delete(id);
        return due.length > 0 ? { scope: new Set(due), because: 'follow-up' } : undefined;
    }
    #everything() {
        const because = this.#isFirst ? 'start' : 'resync';
        this.#isFirst = false;
        this.#fullAt = Number.POSITIVE_INFINITY;
        this.#looks.clear();
        return { scope: undefined, because };
    }
    async #rest(signal) {
        const earliest = Math.min(this.#fullAt, ...this.#looks.values());
        const interruption = new AbortController();
        this.#wake = () => interruption.abort();
        const stop = () => interruption.abort();
        signal.addEventListener('abort', stop);
        await sleep(this.#clock, Math.min(earliest - this.#clock.now(), 3_600_000), interruption.signal);
        signal.removeEventListener('abort', stop);
        this.#wake = undefined;
    }
}
function take(ids) {
    const taken = new Set(ids);
    ids.clear();
    return taken;
}
