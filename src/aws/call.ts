import { backoffMs, type Random } from '../lib/backoff.ts';
import { type Clock, sleep } from '../lib/clock.ts';
import type { Listener } from '../model/event.ts';
import { FailureError, type Reason } from '../model/failure.ts';
import type { Budget } from './budget.ts';
import { toFailureError } from './errors.ts';
import { withoutSecrets } from './redact.ts';

/** What every call needs. */
export interface Calling {
  readonly clock: Clock;
  readonly random: Random;
  readonly budget: Budget;
  readonly emit: Listener;
  /** Hears of every request sent. */
  readonly count: () => void;
  /** Aborted: calls that still wait for their turn are given up; those in flight are finished. */
  readonly signal: () => AbortSignal | undefined;
}

/** A call ready to be sent; `input` is for redaction only. */
export interface Request<Output> {
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  readonly send: () => Promise<Output>;
}

const mostAttempts: Partial<Record<Reason, { readonly read: number; readonly write: number }>> = {
  Throttled: { read: 8, write: 8 },
  // A write that got no clear answer may have happened: only the next look can tell, so it is not repeated here.
  ServerError: { read: 4, write: 1 },
  Unreachable: { read: 4, write: 1 },
};

/** Sends one AWS call within its budget; repeats what is safe to repeat. Throws FailureError. */
export async function call<Output>(request: Request<Output>, calling: Calling): Promise<Output> {
  for (let attempt = 1; ; attempt++) {
    await calling.budget.take(request.service, request.operation, calling.signal());
    if (calling.signal()?.aborted)
      throw new FailureError('Interrupted', `${request.operation} was not sent: evenkeel is stopping`);
    calling.count();
    const result = await attemptOnce(request);
    if ('output' in result) return result.output;
    const { reason } = result.error.failure;
    if (reason === 'Throttled') noteThrottle(request, calling);
    if (attempt >= attemptsFor(reason, request.operation)) throw result.error;
    await sleep(calling.clock, backoffMs(attempt, { baseMs: 500, capMs: 20_000 }, calling.random), calling.signal());
  }
}

async function attemptOnce<Output>({
  send,
  operation,
  input,
}: Request<Output>): Promise<{ output: Output } | { error: FailureError }> {
  try {
    return { output: await send() };
  } catch (error) {
    return { error: withoutSecrets(toFailureError(error, operation), input) };
  }
}

function noteThrottle({ service, operation }: Request<unknown>, { budget, emit }: Calling): void {
  emit({ type: 'Throttled', operation, share: budget.slowDown(service, operation) });
}

function attemptsFor(reason: Reason, operation: string): number {
  const limits = mostAttempts[reason];
  if (!limits) return 1;
  return /^(Describe|List|Get|BatchGet|Filter)/.test(operation) ? limits.read : limits.write;
}
