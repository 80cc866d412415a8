import { call } from "./call.js";
import { toFailureError } from "./errors.js";
/** Makes clients whose own retries are off: `call` repeats on our clock. */
export function createClients(options, calling) {
    const network = { connectionTimeout: 5000, requestTimeout: 30_000 };
    const settings = { maxAttempts: 1, requestHandler: network, ...options };
    const senders = new Map();
    return {
        sender(service, type) {
            const sender = senders.get(service) ?? sendWith(new type(settings), service, calling);
            senders.set(service, sender);
            return sender;
        },
        async regionOf(type) {
            return new type(settings).config.region().catch((error) => {
                throw toFailureError(error, 'region');
            });
        },
    };
}
function sendWith(client, service, calling) {
    const sdk = client;
    const send = (command) => {
        const operation = command.constructor.name.replace(/Command$/, '');
        return call({ service, operation, input: command.input, send: () => sdk.send(command) }, calling);
    };
    return { send };
}
