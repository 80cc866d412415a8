import { TokenBucket } from "../lib/token-bucket.js";
/** Everything the simulated AWS knows: its clock, its randomness and the state of each service per account and region. */
export class World {
    clock;
    random;
    indexLagMs;
    /** Whom temporary credentials stand for, by access key. */
    sessions = new Map();
    unknownAccessKeys;
    #states = new Map();
    #buckets = new Map();
    constructor(clock, random, { unknownAccessKeys = [], indexLagMs = 0 } = {}) {
        this.clock = clock;
        this.random = random;
        this.indexLagMs = indexLagMs;
        this.unknownAccessKeys = new Set(unknownAccessKeys);
    }
    /** Epoch seconds with millisecond fraction, as AWS prints timestamps. */
    get nowSeconds() {
        return Math.round(this.clock.now()) / 1000;
    }
    /** The state kept under a key, created when first asked for. */
    state(key, create) {
        let state = this.#states.get(key);
        if (state === undefined) {
            state = create();
            this.#states.set(key, state);
        }
        return state;
    }
    /** The token bucket kept under a key. */
    bucket(key, rate) {
        let bucket = this.#buckets.get(key);
        if (!bucket) {
            bucket = new TokenBucket(this.clock, rate);
            this.#buckets.set(key, bucket);
        }
        return bucket;
    }
    /** Random lower-case hexadecimal digits, as in task ids. */
    hex(digits) {
        return this.#pick('0123456789abcdef', digits);
    }
    /** Random decimal digits that do not start with zero, as in deployment ids. */
    digits(count) {
        return this.#pick('123456789', 1) + this.#pick('0123456789', count - 1);
    }
    /** Random base-62 characters, as in service-deployment ids. */
    base62(count) {
        return this.#pick('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', count);
    }
    /** A random version 4 UUID. */
    uuid() {
        const hex = this.hex(31);
        return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
    }
    #pick(alphabet, count) {
        let text = '';
        for (let index = 0; index < count; index++)
            text += alphabet[Math.floor(this.random() * alphabet.length)];
        return text;
    }
}
