import { loadConfig, NODE_REGION_CONFIG_FILE_OPTIONS, NODE_REGION_CONFIG_OPTIONS } from '@smithy/core/config';
import { type Calling, call } from './call.ts';
import { toFailureError } from './errors.ts';

/** Sends a service's commands within its budget. Throws FailureError. */
export type Sender<Client extends { send: unknown }> = Pick<Client, 'send'>;

/** How to reach AWS; what is left out comes from the environment, as for every AWS tool. */
export interface ConnectionOptions {
  readonly region?: string;
  /** Where neither this nor the environment says one. */
  readonly fallbackRegion?: string | undefined;
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
export function createClients({ fallbackRegion, ...options }: ConnectionOptions, calling: Calling): Clients {
  const region = fallbackRegion === undefined ? {} : { region: regionOr(fallbackRegion, options.profile) };
  const settings = { maxAttempts: 1, logger, requestHandler: network, ...region, ...options } as never;
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

/** The region as every AWS tool finds it, or the given one. */
function regionOr(fallback: string, profile: string | undefined): () => Promise<string> {
  return loadConfig(
    { ...NODE_REGION_CONFIG_OPTIONS, default: fallback },
    { ...NODE_REGION_CONFIG_FILE_OPTIONS, ...(profile === undefined ? {} : { profile }) },
  );
}

function sendWith<Client extends AnyClient>(client: Client, service: string, calling: Calling): Sender<Client> {
  const sdk = client as unknown as { send(command: unknown): Promise<unknown> };
  const send = (command: { constructor: { name: string }; input: unknown }) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    return call({ service, operation, input: command.input, send: () => sdk.send(command) }, calling);
  };
  return { send } as unknown as Sender<Client>;
}
