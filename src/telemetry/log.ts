import { destination, type Logger, pino } from 'pino';
import type { Event, Listener } from '../model/event.ts';
import { type Failure, failureClass, failureTable, remedyOf } from '../model/failure.ts';
import type { ResourceId } from '../model/resource.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';

interface Line {
  readonly level: Level;
  readonly message: string;
  readonly facts: Record<string, unknown>;
}

/** A listener that writes one structured log line per event to a file descriptor, standard error when left out. */
export function logListener(level: Level | 'silent', descriptor = 2): Listener {
  const sink = destination({ dest: descriptor, sync: true });
  // A full disk or a closed pipe costs log lines, never the controller.
  sink.on('error', () => {});
  const logger: Logger = pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, sink);
  return (event) => {
    const { level: lineLevel, message, facts } = lineOf(event);
    logger[lineLevel](facts, message);
  };
}

/** What an event says in a log. */
export function lineOf(event: Event): Line {
  switch (event.type) {
    case 'PassStarted':
      return { level: 'debug', message: 'pass started', facts: { scope: event.scope, because: event.because } };
    case 'PassFinished':
      return { level: event.changes > 0 ? 'info' : 'debug', message: 'pass finished', facts: rest(event) };
    case 'PassFailed':
      return { level: 'error', message: sentence(event.failure), facts: failureFacts(event.failure) };
    case 'ProblemFound':
      return {
        level: event.problem.severity === 'error' ? 'error' : 'warn',
        message: event.problem.message,
        facts: { ...event.problem },
      };
    case 'StepStarted':
      return { level: 'info', message: `${event.op} ${event.id}`, facts: rest(event) };
    case 'StepFinished':
      return finished(event);
    case 'StepHeld':
      return {
        level: 'warn',
        message: `${event.op} ${event.id} held: ${event.failure.message}`,
        facts: { id: event.id, ...failureFacts(event.failure, event.id) },
      };
    case 'PlanMade':
      return { level: 'info', message: `plan ${event.hash} of ${event.revision}`, facts: rest(event) };
    case 'DriftFound':
      return { level: 'warn', message: `${event.id} was changed outside of Git`, facts: rest(event) };
    case 'HealthChanged':
      return {
        level: event.health.status === 'Degraded' ? 'warn' : 'info',
        message: `${event.id} is ${event.health.status}`,
        facts: rest(event),
      };
    case 'Throttled':
      return { level: 'warn', message: `AWS throttles ${event.operation}`, facts: rest(event) };
    case 'Stopping':
      return { level: 'info', message: `stopping on ${event.signal}`, facts: {} };
  }
}

function finished({ id, op, outcome }: Extract<Event, { type: 'StepFinished' }>): Line {
  const { failure, result, attributes } = outcome;
  const deployment = attributes?.deployment;
  if (!failure) return { level: 'info', message: `${op} ${id} ${result}`, facts: { id, op, result, deployment } };
  const level = failureClass(failure) === 'waiting' ? 'info' : 'error';
  return {
    level,
    message: `${op} ${id} ${result}: ${failure.message}`,
    facts: { id, op, result, ...failureFacts(failure, id) },
  };
}

function failureFacts(failure: Failure, id?: ResourceId): Record<string, unknown> {
  const { reason, message, code } = failure;
  return { reason, class: failureClass(failure), detail: message, remedy: remedyOf(failure, id), code };
}

function sentence({ reason, message }: Failure): string {
  return `${failureTable[reason].sentence}: ${message}`;
}

function rest({ type: _type, ...facts }: Event): Record<string, unknown> {
  return facts;
}
