import type { NormalizedSchema } from '@smithy/core/schema';
import type { AwsError } from './aws-error.ts';
import type { ConstraintSet } from './constraint.ts';
import type { Access, Denial } from './iam/policy.ts';
import type { World } from './world.ts';

/** A published shape as it travels: timestamps are epoch seconds. */
export type Wire<T> = T extends Date
  ? number
  : T extends readonly (infer Element)[]
    ? Wire<Element>[]
    : T extends object
      ? { -readonly [Member in keyof T]: Wire<T[Member]> }
      : T;

/** Who calls, from where, and what they may see: the region's state of the called service. */
export interface Context<State> {
  readonly world: World;
  readonly state: State;
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  /** The principal's ARN, for `createdBy` and `registeredBy`. */
  readonly caller: string;
  /** The principal's unique id, as `GetCallerIdentity` shows it. */
  readonly callerId: string;
  /** The state of another simulated service in the same account and region. */
  readonly stateOf: <Other>(service: ServiceModel<Other>) => Other;
  /** Carries out a call to another service as the same caller. Throws AwsError. */
  readonly call: (service: string, operation: string, input: object) => object;
  /** All simulated services. */
  readonly services: readonly ServiceModel<never>[];
}

/** One API call: checks its input as AWS does, changes the state, and returns the answer in wire form. Throws AwsError. */
export type Operation<State> = (input: never, context: Context<State>) => object;

/** An operation with the SDK's schema of its input. */
export interface OperationEntry<State> {
  readonly input: () => Parameters<typeof NormalizedSchema.of>[0];
  readonly run: Operation<State>;
}

/** One simulated AWS service. */
export interface ServiceModel<State> {
  /** Name in the credential scope and in limits, e.g. `ecs`. */
  readonly name: string;
  readonly protocol: 'awsJson1.1' | 'awsQuery';
  /** `X-Amz-Target` prefix (awsJson) or API version (awsQuery). */
  readonly target: string;
  /** XML name space of the answers (awsQuery). */
  readonly namespace?: string;
  readonly operations: Readonly<Record<string, OperationEntry<State>>>;
  /** Token buckets: each takes one token per call of its operations. */
  readonly limits: readonly Limit[];
  /** Published bounds of members, checked before an operation runs; a service without any words its own refusals. */
  readonly constraints?: ConstraintSet;
  /** What IAM is asked before each operation is carried out, in AWS's order; nothing where the operation needs no permission. */
  readonly access: Readonly<Record<string, (input: never, context: Context<State>) => readonly Access[]>>;
  /** A denial in the service's own words where these are not AWS's usual ones. */
  readonly denied?: (denial: Denial) => AwsError | undefined;
  readonly createState: (world: World, place: Place) => State;
  /** Everything of this service that can carry tags, tagged or not; what Resource Groups Tagging finds. */
  readonly taggedResources?: (state: State, place: Place) => Iterable<TaggedResource>;
  /** Hears of each successful call to any service in the same account and region. */
  readonly observe?: (done: DoneCall, context: Context<State>) => void;
}

/** A resource and its present tags. */
export interface TaggedResource {
  readonly arn: string;
  /** As in tag searches, e.g. `ecs:service`. */
  readonly type: string;
  /** Value by key. */
  readonly tags: ReadonlyMap<string, string>;
}

/** A call that has been carried out. */
export interface DoneCall {
  readonly service: string;
  readonly operation: string;
  readonly input: object;
}

/** Where resources live. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

/** AWS's published request budget of one category, per account and region. */
export interface Limit {
  readonly category: string;
  readonly burst: number;
  readonly refillPerSecond: number;
  readonly operations: readonly string[];
}
