import type { Random } from '../lib/backoff.ts';
import type { Clock } from '../lib/clock.ts';
import { type Rate, TokenBucket } from '../lib/token-bucket.ts';
import { Alarms } from './alarms.ts';
import { Fates } from './fates.ts';
import type { Policy } from './iam/policy.ts';

/** Who a request acts as. */
export interface Principal {
  readonly accountId: string;
  readonly arn: string;
  /** Unique id, e.g. `AIDA…`. */
  readonly id: string;
}

/** The `hookStatus` that a function called by a deployment's lifecycle hook answers with. */
export type LambdaVerdict = 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS';

/** What a world is made of besides its clock and randomness. */
export interface WorldOptions {
  /** Access keys that AWS does not know; every other key is good. */
  readonly unknownAccessKeys?: readonly string[];
  /** How long, in milliseconds, a change of a resource or its tags stays hidden from Resource Groups Tagging; 0 when left out. */
  readonly indexLagMs?: number;
}

/** Everything the simulated AWS knows: its clock, its randomness and the state of each service per account and region. */
export class World {
  readonly clock: Clock;
  readonly random: Random;
  readonly indexLagMs: number;
  readonly alarms = new Alarms();
  /** What becomes of containers; none is decided on unless a faults file does. */
  readonly fates = new Fates();
  /** What Lambda functions answer when they are called, by ARN; a function that is not here does not exist. */
  readonly lambdas = new Map<string, LambdaVerdict>();
  /** Whom temporary credentials stand for, by access key. */
  readonly sessions = new Map<string, Principal>();
  readonly unknownAccessKeys: ReadonlySet<string>;
  /** Identity policies by access key, `*` for every key but `root`; a key without any may do everything. */
  readonly policies = new Map<string, readonly Policy[]>();
  /** How many tasks each of `FARGATE` and `FARGATE_SPOT` runs at once in an account and region; without an entry any number. */
  readonly fargateCapacity = new Map<string, number>();
  /** EC2 instance ids whose ECS agent has lost its connection; registering again mends it. */
  readonly disconnectedAgents = new Set<string>();
  readonly #states = new Map<string, unknown>();
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(clock: Clock, random: Random, { unknownAccessKeys = [], indexLagMs = 0 }: WorldOptions = {}) {
    this.clock = clock;
    this.random = random;
    this.indexLagMs = indexLagMs;
    this.unknownAccessKeys = new Set(unknownAccessKeys);
  }

  /** Epoch seconds with millisecond fraction, as AWS prints timestamps. */
  get nowSeconds(): number {
    return Math.round(this.clock.now()) / 1000;
  }

  /** The state kept under a key, created when first asked for. */
  state<State>(key: string, create: () => State): State {
    let state = this.#states.get(key) as State | undefined;
    if (state === undefined) {
      state = create();
      this.#states.set(key, state);
    }
    return state;
  }

  /** The token bucket kept under a key. */
  bucket(key: string, rate: Rate): TokenBucket {
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      bucket = new TokenBucket(this.clock, rate);
      this.#buckets.set(key, bucket);
    }
    return bucket;
  }

  /** Random lower-case hexadecimal digits, as in task ids. */
  hex(digits: number): string {
    return this.#pick('0123456789abcdef', digits);
  }

  /** Random decimal digits that do not start with zero, as in deployment ids. */
  digits(count: number): string {
    return this.#pick('123456789', 1) + this.#pick('0123456789', count - 1);
  }

  /** Random base-62 characters, as in service-deployment ids. */
  base62(count: number): string {
    return this.#pick('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', count);
  }

  /** A random version 4 UUID. */
  uuid(): string {
    const hex = this.hex(31);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
  }

  #pick(alphabet: string, count: number): string {
    let text = '';
    for (let index = 0; index < count; index++) text += alphabet[Math.floor(this.random() * alphabet.length)];
    return text;
  }
}
