import { destination, pino } from 'pino';
import { failureClass, failureTable } from "../model/failure.js";
/** A listener that writes one structured log line per event to standard error. */
export function logListener(level) {
    const logger = pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest: 2, sync: true }));
    return (event) => {
        const { level: lineLevel, message, facts } = lineOf(event);
        logger[lineLevel](facts, message);
    };
}
/** What an event says in a log. */
export function lineOf(event) {
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
                facts: { id: event.id, ...failureFacts(event.failure) },
            };
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
function finished({ id, op, outcome }) {
    const { failure, result } = outcome;
    if (!failure)
        return { level: 'info', message: `${op} ${id} ${result}`, facts: { id, op, result } };
    const level = failureClass(failure) === 'waiting' ? 'info' : 'error';
    return {
        level,
        message: `${op} ${id} ${result}: ${failure.message}`,
        facts: { id, op, result, ...failureFacts(failure) },
    };
}
function failureFacts({ reason, message, code }) {
    return { reason, class: failureTable[reason].class, detail: message, remedy: failureTable[reason].remedy, code };
}
function sentence({ reason, message }) {
    return `${failureTable[reason].sentence}: ${message}`;
}
function rest({ type: _type, ...facts }) {
    return facts;
}
