import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { ECRClient } from '@aws-sdk/client-ecr';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import type { STSClient } from '@aws-sdk/client-sts';
import { type Calling, call } from './call.ts';

/** Sends a service's commands within its budget. Throws FailureError. */
export type Sender<Client extends { send: unknown }> = Pick<Client, 'send'>;

/** The AWS services that are called. */
export interface Clients {
  readonly ecs: Sender<ECSClient>;
  readonly ecr: Sender<ECRClient>;
  readonly logs: Sender<CloudWatchLogsClient>;
  readonly sts: Sender<STSClient>;
  readonly tagging: Sender<ResourceGroupsTaggingAPIClient>;
  /** The region that the clients call, as every AWS tool finds it. Throws FailureError. */
  readonly region: () => Promise<string>;
}

/** How to reach AWS; what is left out comes from the environment, as for every AWS tool. */
export interface ConnectionOptions {
  readonly region?: string;
  readonly profile?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Carries requests elsewhere than to the network. */
  readonly requestHandler?: object;
}

interface AnyClient {
  send(command: never): Promise<unknown>;
}

/** Clients that load their SDK when first used. The SDK's own retries are off: `call` repeats on our clock. */
export function createClients(options: ConnectionOptions, calling: Calling): Clients {
  const settings = {
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 5000, requestTimeout: 30_000 },
    ...options,
  } as object;
  return {
    ecs: sender('ecs', async () => new (await import('@aws-sdk/client-ecs')).ECSClient(settings), calling),
    ecr: sender('ecr', async () => new (await import('@aws-sdk/client-ecr')).ECRClient(settings), calling),
    logs: sender(
      'logs',
      async () => new (await import('@aws-sdk/client-cloudwatch-logs')).CloudWatchLogsClient(settings),
      calling,
    ),
    sts: sender('sts', () => stsClient(settings), calling),
    region: async () => (await stsClient(settings)).config.region(),
    tagging: sender('tagging', taggingClient(settings), calling),
  };
}

async function stsClient(settings: object): Promise<STSClient> {
  return new (await import('@aws-sdk/client-sts')).STSClient(settings);
}

function taggingClient(settings: object) {
  return async () =>
    new (await import('@aws-sdk/client-resource-groups-tagging-api')).ResourceGroupsTaggingAPIClient(settings);
}

function sender<Client extends { send: unknown }>(
  service: string,
  load: () => Promise<Client>,
  calling: Calling,
): Sender<Client> {
  let client: Promise<AnyClient> | undefined;
  const send = async (command: { constructor: { name: string }; input: unknown }) => {
    client ??= load() as unknown as Promise<AnyClient>;
    const loaded = await client;
    const operation = command.constructor.name.replace(/Command$/, '');
    return call({ service, operation, input: command.input, send: () => loaded.send(command as never) }, calling);
  };
  return { send } as unknown as Sender<Client>;
}
