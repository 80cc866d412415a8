import { Budget } from "./budget.js";
import { createClients } from "./clients.js";
import { placeFinder } from "./place.js";
import { tagIndex } from "./tag-index.js";
/** AWS behind the engine's port. */
export function connectCloud({ kinds, owner, clock, random, emit, ...connection }) {
    let calls = 0;
    const count = () => {
        calls += 1;
    };
    let stopSignal;
    const clients = createClients(connection, {
        clock,
        random,
        budget: new Budget(clock),
        emit,
        count,
        signal: () => stopSignal,
    });
    const providers = new Map();
    return {
        place: placeFinder(clients),
        index: tagIndex(clients, owner),
        calls: () => calls,
        until(signal) {
            stopSignal = signal;
        },
        provider(name) {
            const provider = providers.get(name) ?? connect(kinds, name, { clients, clock });
            providers.set(name, provider);
            return provider;
        },
    };
}
function connect(kinds, name, access) {
    const kind = kinds.get(name);
    return kind ? kind.connect(access) : Promise.reject(new Error(`no kind ${name}`));
}
