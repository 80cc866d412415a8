import { seededRandom } from '../lib/backoff.ts';
import { type Clock, sleep } from '../lib/clock.ts';
import { AwsError } from './aws-error.ts';
import { type Caller, readCaller } from './caller.ts';
import { checkConstraints } from './constraint.ts';
import { deliver, errorAfter, errorBefore, type FaultEffect, Faults, neverArrives } from './faults.ts';
import { authorize } from './iam/authorize.ts';
import type { Context, ServiceModel } from './operation.ts';
import { services } from './services.ts';
import { route, type Target, writeAnswer } from './target.ts';
import type { WireRequest, WireResponse } from './wire/message.ts';
import { World, type WorldOptions } from './world.ts';

/** One call as the simulator saw it. */
export interface Call {
  readonly at: number;
  readonly service: string;
  readonly operation: string;
  /** As read; `undefined` when AWS would not have come to read it. */
  readonly input: unknown;
  /** The SDK's id of the call, equal for its own retries. */
  readonly invocationId: string | undefined;
  /** Error code of the answer; absent on success. */
  readonly error?: string;
  /** The injected fault that hit the call. */
  readonly fault?: FaultEffect['kind'];
}

/** What a simulated AWS is started with. */
export interface SimulatorOptions extends WorldOptions {
  readonly clock: Clock;
  readonly seed?: number;
  /** False switches AWS's request budgets off. */
  readonly limits?: boolean;
  /** Hears of every call once it has been answered or lost. */
  readonly onCall?: (call: Call) => void;
}

/** AWS in one object: takes HTTP requests of its wire protocols and answers them. */
export class Simulator {
  readonly world: World;
  readonly faults = new Faults();
  readonly #options: SimulatorOptions;

  constructor(options: SimulatorOptions) {
    this.#options = options;
    this.world = new World(options.clock, seededRandom(options.seed ?? 1), options);
  }

  /** Answers one request; rejects only to break the connection (`reset` faults) and never settles for a `hang`. */
  async handle(request: WireRequest): Promise<WireResponse> {
    const requestId = this.world.uuid();
    const found = route(request, services);
    if ('answer' in found) return found.answer(requestId);
    const { target } = found;
    const effect = this.faults.next(target.service.name, target.operation);
    if (effect?.kind === 'delay') await sleep(this.world.clock, effect.milliseconds);
    const outcome = neverArrives(effect) ? { answer: {} } : this.#carryOut(request, target, effect);
    this.#report(request, target, { ...outcome, effect });
    return deliver(effect, () => writeAnswer(target, outcome.answer, requestId));
  }

  /** Carries out one call without HTTP, budgets and faults; throws AwsError. */
  run(
    { service, operation, entry }: Pick<Target, 'service' | 'operation' | 'entry'>,
    input: object,
    caller: Caller,
  ): object {
    const context = this.#contextOf(service, caller);
    authorize(caller, { service, operation, input, context });
    if (service.constraints) checkConstraints(entry, input, service.constraints);
    const output = entry.run(input as never, context);
    for (const observer of services) {
      observer.observe?.({ service: service.name, operation, input }, this.#contextOf(observer, caller));
    }
    return output;
  }

  #carryOut(request: WireRequest, target: Target, effect: FaultEffect | undefined): Outcome {
    let input: object | undefined;
    try {
      const { sessions, policies, unknownAccessKeys: unknown } = this.world;
      const caller = readCaller(request, { sessions, policies, unknown });
      this.#admit(target, caller, effect);
      input = target.readInput();
      const output = this.run(target, input, caller);
      return { input, answer: errorAfter(effect) ?? output };
    } catch (error) {
      if (error instanceof AwsError) return { input, answer: error };
      throw error;
    }
  }

  #admit({ service, operation }: Target, caller: Caller, effect: FaultEffect | undefined): void {
    const refusal = errorBefore(effect);
    if (refusal) throw refusal;
    if (this.#options.limits === false) return;
    for (const limit of service.limits) {
      if (!limit.operations.includes(operation)) continue;
      if (!this.world.bucket(keyOf(caller, service, limit.category), limit).tryTake()) {
        throw new AwsError('ThrottlingException', 'Rate exceeded');
      }
    }
  }

  #contextOf(service: ServiceModel<never>, caller: Caller): Context<never> {
    const { accountId, region, partition, arn, id } = caller;
    const { world } = this;
    const stateOf = <Other>(other: ServiceModel<Other>) =>
      world.state(keyOf(caller, other), () => other.createState(world, caller));
    const state = stateOf(service);
    const call = (name: string, operation: string, input: object) => this.run(targetOf(name, operation), input, caller);
    return { world, state, accountId, region, partition, caller: arn, callerId: id, stateOf, call, services };
  }

  #report(request: WireRequest, { service, operation }: Target, { input, answer, effect }: Reported): void {
    this.#options.onCall?.({
      at: this.world.clock.now(),
      service: service.name,
      operation,
      input,
      invocationId: request.headers['amz-sdk-invocation-id'],
      ...(answer instanceof AwsError ? { error: answer.code } : {}),
      ...(effect ? { fault: effect.kind } : {}),
    });
  }
}

function targetOf(name: string, operation: string): Pick<Target, 'service' | 'operation' | 'entry'> {
  const service = services.find((candidate) => candidate.name === name);
  const entry = service?.operations[operation];
  if (!service || !entry) throw new Error(`${name} has no operation ${operation}`);
  return { service, operation, entry };
}

function keyOf({ accountId, region }: Caller, service: { readonly name: string }, category = ''): string {
  return `${accountId}/${region}/${service.name}/${category}`;
}

interface Outcome {
  readonly input?: object | undefined;
  readonly answer: object | AwsError;
}

interface Reported extends Outcome {
  readonly effect: FaultEffect | undefined;
}
