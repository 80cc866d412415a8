import { backoffMs } from "../lib/backoff.js";
import { sleep } from "../lib/clock.js";
import { FailureError } from "../model/failure.js";
import { toFailureError } from "./errors.js";
import { withoutSecrets } from "./redact.js";
const mostAttempts = {
    Throttled: { read: 8, write: 8 },
    // A write that got no clear answer may have happened: only the next look can tell, so it is not repeated here.
    ServerError: { read: 4, write: 1 },
    Unreachable: { read: 4, write: 1 },
};
/** Sends one AWS call within its budget; repeats what is safe to repeat. Throws FailureError. */
export async function call(request, calling) {
    for (let attempt = 1;; attempt++) {
        await calling.budget.take(request.service, request.operation, calling.signal());
        if (calling.signal()?.aborted)
            throw new FailureError('Interrupted', `${request.operation} was not sent: evenkeel is stopping`);
        calling.count();
        const result = await attemptOnce(request);
        if ('output' in result)
            return result.output;
        const { reason } = result.error.failure;
        if (reason === 'Throttled')
            noteThrottle(request, calling);
        if (attempt >= attemptsFor(reason, request.operation))
            throw result.error;
        await sleep(calling.clock, backoffMs(attempt, { baseMs: 500, capMs: 20_000 }, calling.random), calling.signal());
    }
}
async function attemptOnce({ send, operation, input, }) {
    try {
        return { output: await send() };
    }
    catch (error) {
        return { error: withoutSecrets(toFailureError(error, operation), input) };
    }
}
function noteThrottle({ service, operation }, { budget, emit }) {
    emit({ type: 'Throttled', operation, share: budget.slowDown(service, operation) });
}
function attemptsFor(reason, operation) {
    const limits = mostAttempts[reason];
    if (!limits)
        return 1;
    return /^(Describe|List|Get|BatchGet)/.test(operation) ? limits.read : limits.write;
}
