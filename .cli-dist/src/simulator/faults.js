import { AwsError } from "./aws-error.js";
/** The faults in force, each counting the calls it has seen. */
export class Faults {
    #active = [];
    /** Puts a fault in force; the returned function takes it back. */
    add(fault) {
        const entry = { fault, seen: 0 };
        this.#active.push(entry);
        return () => {
            this.#active = this.#active.filter((other) => other !== entry);
        };
    }
    /** The effect that hits this call, if any. */
    next(service, operation) {
        const matching = this.#active.filter(({ fault }) => matches(fault, service, operation));
        const hit = matching.find(({ fault, seen }) => {
            const position = seen - (fault.skip ?? 0);
            return position >= 0 && position < (fault.times ?? Number.POSITIVE_INFINITY);
        });
        for (const entry of matching)
            entry.seen++;
        return hit?.fault.effect;
    }
}
function matches(fault, service, operation) {
    return (fault.service ?? service) === service && (fault.operation ?? operation) === operation;
}
/** Tells the transport to break the connection without an answer. */
export class ConnectionReset extends Error {
    code = 'ECONNRESET';
}
/** The error that takes the place of carrying the call out. */
export function errorBefore(effect) {
    if (effect?.kind === 'throttle')
        return new AwsError('ThrottlingException', 'Rate exceeded');
    return effect?.kind === 'error' ? injected(effect) : undefined;
}
/** The error that takes the place of the answer. */
export function errorAfter(effect) {
    return effect?.kind === 'error-after' ? injected(effect) : undefined;
}
function injected({ code, message = 'injected fault', status = 400, }) {
    return new AwsError(code, message, { status });
}
/** True when the call is lost on its way to AWS. */
export function neverArrives(effect) {
    return effect?.kind === 'html' || effect?.kind === 'reset' || effect?.kind === 'hang';
}
/** What reaches the client of an answer; throws ConnectionReset, and never settles for a hang. */
export async function deliver(effect, answer) {
    switch (effect?.kind) {
        case 'html':
            return htmlError;
        case 'reset':
        case 'reset-after':
            throw new ConnectionReset();
        case 'hang':
        case 'hang-after':
            return new Promise(() => { });
        case 'truncate-after':
            return halved(answer());
        default:
            return answer();
    }
}
function halved(response) {
    return { ...response, cut: Math.floor(response.body.length / 2) };
}
const htmlError = {
    status: 500,
    headers: { 'content-type': 'text/html' },
    body: '<html><body><h1>500 Internal Server Error</h1></body></html>',
};
