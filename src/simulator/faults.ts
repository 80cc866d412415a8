import { AwsError } from './aws-error.ts';
import { matchesGlob } from './glob.ts';
import type { WireResponse } from './wire/message.ts';

/**
 * What a fault does to a call. `-after` effects let the call take place and then lose or break its answer; `delay` lets it
 * take place late; the others hit before it takes place. `hang` never answers: the client has to give up.
 */
export type FaultEffect =
  | { readonly kind: 'throttle' }
  | {
      readonly kind: 'error' | 'error-after';
      readonly code: string;
      readonly message?: string;
      readonly status?: number;
    }
  | { readonly kind: 'html' }
  | { readonly kind: 'truncate-after' }
  | { readonly kind: 'reset' | 'reset-after' }
  | { readonly kind: 'hang' | 'hang-after' }
  | { readonly kind: 'delay'; readonly milliseconds: number };

/**
 * A rule that breaks calls whose service and operation match its globs: the `skip` first ones pass, then each of them is hit, or
 * each `every`th, until `times` have been (no end when left out).
 */
export interface Fault {
  readonly service?: string;
  readonly operation?: string;
  readonly skip?: number;
  readonly every?: number;
  readonly times?: number;
  readonly effect: FaultEffect;
}

/** The faults in force, each counting the calls it has seen. */
export class Faults {
  #active: { readonly fault: Fault; seen: number }[] = [];

  /** Puts a fault in force; the returned function takes it back. */
  add(fault: Fault): () => void {
    const entry = { fault, seen: 0 };
    this.#active.push(entry);
    return () => {
      this.#active = this.#active.filter((other) => other !== entry);
    };
  }

  /** The effect that hits this call, if any. */
  next(service: string, operation: string): FaultEffect | undefined {
    const matching = this.#active.filter(({ fault }) => matches(fault, service, operation));
    for (const entry of matching) entry.seen++;
    return matching.find(({ fault, seen }) => isHit(fault, seen))?.fault.effect;
  }
}

/** True when the fault hits the call that it sees as the `seen`th. */
function isHit({ skip = 0, every = 1, times = Number.POSITIVE_INFINITY }: Fault, seen: number): boolean {
  const turn = (seen - skip) / every;
  return Number.isInteger(turn) && turn >= 1 && turn <= times;
}

function matches(fault: Fault, service: string, operation: string): boolean {
  return matchesGlob(fault.service ?? '*', service) && matchesGlob(fault.operation ?? '*', operation);
}

/** Tells the transport to break the connection without an answer. */
export class ConnectionReset extends Error {
  readonly code = 'ECONNRESET';
}

/** The error that takes the place of carrying the call out. */
export function errorBefore(effect: FaultEffect | undefined): AwsError | undefined {
  if (effect?.kind === 'throttle') return new AwsError('ThrottlingException', 'Rate exceeded');
  return effect?.kind === 'error' ? injected(effect) : undefined;
}

/** The error that takes the place of the answer. */
export function errorAfter(effect: FaultEffect | undefined): AwsError | undefined {
  return effect?.kind === 'error-after' ? injected(effect) : undefined;
}

function injected({
  code,
  message = 'injected fault',
  status = code === 'ServerException' ? 500 : 400,
}: {
  code: string;
  message?: string;
  status?: number;
}): AwsError {
  return new AwsError(code, message, { status });
}

/** True when the call is lost on its way to AWS. */
export function neverArrives(effect: FaultEffect | undefined): boolean {
  return effect?.kind === 'html' || effect?.kind === 'reset' || effect?.kind === 'hang';
}

/** What reaches the client of an answer; throws ConnectionReset, and never settles for a hang. */
export async function deliver(effect: FaultEffect | undefined, answer: () => WireResponse): Promise<WireResponse> {
  switch (effect?.kind) {
    case 'html':
      return htmlError;
    case 'reset':
    case 'reset-after':
      throw new ConnectionReset();
    case 'hang':
    case 'hang-after':
      return new Promise(() => {});
    case 'truncate-after':
      return halved(answer());
    default:
      return answer();
  }
}

function halved(response: WireResponse): WireResponse {
  return { ...response, cut: Math.floor(response.body.length / 2) };
}

const htmlError: WireResponse = {
  status: 500,
  headers: { 'content-type': 'text/html' },
  body: '<html><body><h1>500 Internal Server Error</h1></body></html>',
};
