import type { Random } from '../lib/backoff.ts';
import type { Clock } from '../lib/clock.ts';
import type { Listener } from '../model/event.ts';
import type { Kind } from '../model/kind.ts';
import type { Cloud } from '../model/ports.ts';
import type { Provider } from '../model/provider.ts';
import { Budget } from './budget.ts';
import { type Clients, type ConnectionOptions, createClients } from './clients.ts';
import { marks } from './marks.ts';
import { ping } from './ping.ts';
import { placeFinder } from './place.ts';
import { tagIndex } from './tag-index.ts';

/** What a kind's provider gets to work with. */
export interface Access {
  readonly clients: Clients;
  readonly clock: Clock;
}

/** A kind that can be connected to AWS. */
export interface ConnectedKind extends Kind {
  /** Loads the SDK and gives the kind's AWS calls. */
  readonly connect: (access: Access) => Promise<Provider>;
}

export interface CloudOptions extends ConnectionOptions {
  readonly kinds: ReadonlyMap<string, ConnectedKind>;
  readonly owner: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly emit: Listener;
}

/** AWS behind the engine's port. */
export function connectCloud({ kinds, owner, clock, random, emit, ...connection }: CloudOptions): Cloud {
  let calls = 0;
  const count = () => {
    calls += 1;
  };
  let stopSignal: AbortSignal | undefined;
  const clients = createClients(connection, {
    clock,
    random,
    budget: new Budget(clock),
    emit,
    count,
    signal: () => stopSignal,
  });
  const providers = new Map<string, Promise<Provider>>();
  return {
    place: placeFinder(clients),
    ping: () => ping(clients, clock),
    index: tagIndex(
      clients,
      owner,
      [...kinds.values()].map(({ indexType }) => indexType),
    ),
    marks: marks(clients, clock),
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

function connect(kinds: ReadonlyMap<string, ConnectedKind>, name: string, access: Access): Promise<Provider> {
  const kind = kinds.get(name);
  return kind ? kind.connect(access) : Promise.reject(new Error(`no kind ${name}`));
}
