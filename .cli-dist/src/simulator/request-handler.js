import { HttpResponse } from '@smithy/core/protocols';
import { ConnectionReset } from "./faults.js";
/** Carries an SDK client's requests straight to the simulator, without a socket; give it as the client's `requestHandler`. */
export function requestHandler(simulator) {
    return {
        async handle(request, options = {}) {
            const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]));
            const answer = simulator.handle({
                method: request.method,
                path: request.path,
                headers,
                body: textOf(request.body),
            });
            return { response: toResponse(await orAbort(answer, options.abortSignal)) };
        },
    };
}
/** The SDK sends text, or bytes that pretend to be text: only their buffer is safe to touch. */
function textOf(body) {
    if (!ArrayBuffer.isView(body))
        return typeof body === 'string' ? body : '';
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}
function toResponse(answer) {
    if (answer.cut !== undefined)
        throw new ConnectionReset();
    return new HttpResponse({
        statusCode: answer.status,
        headers: { ...answer.headers },
        body: Buffer.from(answer.body),
    });
}
/** As a socket does: an abandoned request rejects with AbortError although AWS may carry it out. */
function orAbort(work, signal) {
    if (!(signal instanceof AbortSignal))
        return work;
    return new Promise((resolve, reject) => {
        const abort = () => reject(new DOMException('Request aborted', 'AbortError'));
        if (signal.aborted)
            abort();
        signal.addEventListener('abort', abort, { once: true });
        work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
}
