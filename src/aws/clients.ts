import { type Calling, call } from './call.ts';
import { toFailureError } from './errors.ts';

/** Sends a service's commands within its budget. Throws FailureError. */
export type Sender<Client extends { send: unknown }> = Pick<Client, 'send'>;

/** How to reach AWS; what is left out comes from the environment, as for every AWS tool. */
export interface ConnectionOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Carries requests elsewhere than to the network. */
  readonly requestHandler?: object;
}

/** The class of an SDK client. */
export type ClientClass<Client> = new (settings: never) => Client;

interface AnyClient {
  readonly send: unknown;
  readonly config: { readonly region: () => Promise<string> };
}

/** SDK clients that share their settings, one per service. */
export interface Clients {
  /** The client of a service, in another region when one is given; `service` names its request budget. */
  sender<Client extends AnyClient>(service: string, type: ClientClass<Client>, region?: string): Sender<Client>;
  /** The region that a client calls, as every AWS tool finds it. Throws FailureError. */
  regionOf<Client extends AnyClient>(type: ClientClass<Client>): Promise<string>;
}

/** In the network's own time: a connection that went silent must not hold the loop for ever. Without the last, the SDK only warns. */
export const network = {
  connectionTimeout: 5000,
  requestTimeout: 30_000,
  socketTimeout: 30_000,
  throwOnRequestTimeout: true,
};

/** Says nothing, like the SDK's own; but for a logger without `info` the SDK does not copy every answer. */
const logger = { debug() {}, warn() {}, error() {} };

/** Makes clients whose own retries are off: `call` repeats on our clock. */
export function createClients(options: ConnectionOptions, calling: Calling): Clients {
  const settings = { maxAttempts: 1, logger, requestHandler: network, ...options } as never;
  const inRegion = (region: string) => ({ ...(settings as object), region }) as never;
  const senders = new Map<string, unknown>();
  return {
    sender<Client extends AnyClient>(service: string, type: ClientClass<Client>, region?: string): Sender<Client> {
      const key = `${service} ${region ?? ''}`;
      const known = senders.get(key) as Sender<Client> | undefined;
      const sender = known ?? sendWith(new type(region ? inRegion(region) : settings), service, calling);
      senders.set(key, sender);
      return sender;
    },
    async regionOf(type) {
      return new type(settings).config.region().catch((error: unknown) => {
        throw toFailureError(error, 'region');
      });
    },
  };
}

function sendWith<Client extends AnyClient>(client: Client, service: string, calling: Calling): Sender<Client> {
  const sdk = client as unknown as { send(command: unknown): Promise<unknown> };
  const send = (command: { constructor: { name: string }; input: unknown }) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    return call({ service, operation, input: command.input, send: () => sdk.send(command) }, calling);
  };
  return { send } as unknown as Sender<Client>;
}
