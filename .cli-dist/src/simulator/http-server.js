import { createServer } from 'node:http';
import { AwsError } from "./aws-error.js";
import { ConnectionReset } from "./faults.js";
import { jsonError } from "./wire/aws-json.js";
/** Room for ECR's largest layer part, 20 MiB, in base64. */
const maximumBodyBytes = 32 * 1024 * 1024;
/** Longer than the SDKs keep an idle connection, so that none is closed under a request that is on its way. */
const keepAliveMs = 120_000;
/** Serves the simulator on loopback; port 0 picks a free one. Resolves once it listens. */
export async function serveSimulator(simulator, port) {
    const server = createServer({ keepAliveTimeout: keepAliveMs, headersTimeout: keepAliveMs }, (incoming, outgoing) => {
        answer(simulator, incoming)
            .then((response) => send(outgoing, response))
            .catch(() => outgoing.destroy());
    });
    await listen(server, port);
    const { port: actual } = server.address();
    return { url: `http://127.0.0.1:${actual}`, close: () => close(server) };
}
function listen(server, port) {
    return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve());
    });
}
function close(server) {
    return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
    });
}
async function answer(simulator, incoming) {
    const request = await readRequest(incoming);
    if (!request)
        return failure(new AwsError('RequestEntityTooLarge', 'The request is too large.', { status: 413 }));
    try {
        return await simulator.handle(request);
    }
    catch (error) {
        if (error instanceof ConnectionReset)
            throw error;
        const text = `The simulator failed: ${error instanceof Error ? error.stack : error}`;
        return failure(new AwsError('InternalFailure', text, { status: 500 }));
    }
}
function failure(error) {
    return jsonError(error, { requestId: 'none' });
}
/** Undefined when the body is too large; it is read to its end all the same, or the client would never read the answer. */
async function readRequest(incoming) {
    const chunks = [];
    let size = 0;
    for await (const chunk of incoming) {
        size += chunk.length;
        if (size <= maximumBodyBytes)
            chunks.push(chunk);
    }
    if (size > maximumBodyBytes)
        return undefined;
    const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
    return {
        method: incoming.method ?? 'GET',
        path: incoming.url ?? '/',
        headers,
        body: Buffer.concat(chunks).toString('utf8'),
    };
}
function send(outgoing, response) {
    outgoing.writeHead(response.status, { ...response.headers, 'content-length': Buffer.byteLength(response.body) });
    if (response.cut === undefined) {
        outgoing.end(response.body);
        return;
    }
    outgoing.write(response.body.slice(0, response.cut), () => outgoing.destroy());
}
