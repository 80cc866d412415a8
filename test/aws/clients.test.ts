import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { CreateClusterCommand, DescribeServicesCommand, ECSClient } from '@aws-sdk/client-ecs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type ConnectionOptions, createClients, network } from '../../src/aws/clients.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { Failure } from '../../src/model/failure.ts';
import type { FaultEffect } from '../../src/simulator/faults.ts';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import { quietCalling } from '../support/calling.ts';
import { simulatedAws } from '../support/simulated-aws.ts';

const identity = { region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

function connected(options: ConnectionOptions, clock = new VirtualClock()) {
  const clients = createClients(options, quietCalling(clock));
  const ecs = clients.sender('ecs', ECSClient);
  const sts = clients.sender('sts', STSClient);
  return {
    clients,
    read: () => clock.drive(ecs.send(new DescribeServicesCommand({ services: ['web'] }))),
    write: () => clock.drive(ecs.send(new CreateClusterCommand({ clusterName: 'web' }))),
    whoAmI: () => clock.drive(sts.send(new GetCallerIdentityCommand({}))),
  };
}

async function failureOf(work: Promise<unknown>): Promise<Failure | undefined> {
  return work.then(
    () => undefined,
    (error: { failure: Failure }) => error.failure,
  );
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Where every request is answered like this. */
async function endpointThat(answer: (response: ServerResponse) => void): Promise<ConnectionOptions> {
  const server = createServer((request, response) => request.resume().on('end', () => answer(response)));
  onTestFinished(() => server.closeAllConnections());
  return { ...identity, endpoint: `http://${await listening(server)}` };
}

const html = '<html><body><h1>Sorry</h1></body></html>';

beforeAll(() => {
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'])
    vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  return () => vi.unstubAllEnvs();
});

describe('an endpoint where nobody listens', () => {
  test.each(['http://127.0.0.1', 'http://localhost', 'https://localhost'])('is unreachable: %s', async (origin) => {
    const server = createTcpServer();
    const port = (await listening(server)).split(':')[1];
    await new Promise((resolve) => server.close(resolve));
    const failure = await failureOf(connected({ ...identity, endpoint: `${origin}:${port}` }).read());
    expect(failure).toMatchObject({ reason: 'Unreachable', code: 'ECONNREFUSED' });
    expect(failure?.message).toContain('DescribeServices');
  });

  test.each([
    ['no HTTP', 'http', 'HPE_INVALID_CONSTANT'],
    ['no TLS', 'https', 'EPROTO'],
  ])('is unreachable when it speaks %s', async (_what, scheme, code) => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    });
    const failure = await failureOf(
      connected({ ...identity, endpoint: `${scheme}://${await listening(server)}` }).write(),
    );
    expect(failure).toMatchObject({ reason: 'Unreachable', code });
  });
});

describe('an answer that AWS does not give', () => {
  test.each<[string, string, (response: ServerResponse) => void]>([
    ['HTML with 500', 'ServerError', (response) => response.writeHead(500).end(html)],
    ['nothing with 503', 'ServerError', (response) => response.writeHead(503).end()],
    ['HTML with 200', 'ServerError', (response) => response.end(html)],
    ['half of a JSON text', 'ServerError', (response) => response.end('{"services":[')],
    [
      'members of other types',
      'ServerError',
      (response) => response.end('{"services":[{"events":[{"createdAt":"x"}]}]}'),
    ],
    ['nothing with 429', 'Throttled', (response) => response.writeHead(429).end()],
    ["a proxy's refusal", 'Unreachable', (response) => response.writeHead(403).end(html)],
    ['another web server', 'Unreachable', (response) => response.writeHead(404).end(html)],
    ['a redirect', 'Unreachable', (response) => response.writeHead(307, { location: 'http://127.0.0.1:9' }).end()],
    ['a connection cut in the middle', 'Unreachable', cut],
    ['a connection cut at once', 'Unreachable', (response) => response.destroy()],
  ])('is %s: %s', async (_what, reason, answer) => {
    const failure = await failureOf(connected(await endpointThat(answer)).read());
    expect(failure?.reason).toBe(reason);
    expect(failure?.message).toMatch(/^DescribeServices: [^\n]+$/);
    expect(failure?.message).not.toContain('$response');
  });

  test('says its status in the query protocol too', async () => {
    const options = await endpointThat((response) => response.writeHead(404).end(html));
    expect(await failureOf(connected(options).whoAmI())).toMatchObject({
      reason: 'Unreachable',
      message: 'GetCallerIdentity: an answer that AWS does not give (HTTP 404)',
    });
  });

  test('can be a page of ten megabytes', async () => {
    const services = [{ serviceName: 'web', events: [{ message: 'x'.repeat(10_000_000) }] }];
    const options = await endpointThat((response) => response.end(JSON.stringify({ services })));
    expect((await connected(options).read()).services).toHaveLength(1);
  });
});

describe('an endpoint that falls silent', () => {
  test.each<[string, object, (response: ServerResponse) => void]>([
    ['before it answers', { requestTimeout: 50 }, () => {}],
    ['in the middle of its answer', { socketTimeout: 100 }, (response) => response.write('{"cluster":{')],
  ])('is given up %s', async (_when, impatience, answer) => {
    const options = { ...(await endpointThat(answer)), requestHandler: { ...network, ...impatience } };
    expect(await failureOf(connected(options).write())).toMatchObject({ reason: 'Unreachable', code: 'TimeoutError' });
  });

  test('has half a minute', () => {
    expect(network).toMatchObject({ requestTimeout: 30_000, socketTimeout: 30_000 });
  });
});

describe('the simulated AWS', () => {
  test.each<[FaultEffect, string]>([
    [{ kind: 'throttle' }, 'Throttled'],
    [{ kind: 'error', code: 'AccessDeniedException' }, 'AccessDenied'],
    [{ kind: 'error', code: 'ExpiredTokenException' }, 'CredentialsExpired'],
    [{ kind: 'error', code: 'com.amazonaws.ecs#LimitExceededException' }, 'QuotaExceeded'],
    [{ kind: 'error', code: 'ServerException', status: 500 }, 'ServerError'],
    [{ kind: 'error', code: 'NeverHeardOfException' }, 'UnknownError'],
    [{ kind: 'html' }, 'ServerError'],
    [{ kind: 'truncate-after' }, 'Unreachable'],
    [{ kind: 'reset' }, 'Unreachable'],
  ])('that answers with %j makes %s', async (effect, reason) => {
    const { simulator, clock } = simulatedAws();
    simulator.faults.add({ effect });
    const { write } = connected({ ...identity, requestHandler: requestHandler(simulator) }, clock);
    expect(await failureOf(write())).toMatchObject({ reason });
  });

  test('does not know the access key', async () => {
    const { simulator, clock } = simulatedAws({ unknownAccessKeys: ['test'] });
    const { read } = connected({ ...identity, requestHandler: requestHandler(simulator) }, clock);
    expect(await failureOf(read())).toMatchObject({
      reason: 'CredentialsExpired',
      code: 'UnrecognizedClientException',
    });
  });

  test('is asked once per attempt: the SDK does not repeat on its own', async () => {
    const { simulator, clock, calls } = simulatedAws();
    simulator.faults.add({ effect: { kind: 'error', code: 'ServerException', status: 500 } });
    const { write } = connected({ ...identity, requestHandler: requestHandler(simulator) }, clock);
    await failureOf(write());
    expect(calls).toHaveLength(1);
  });
});

describe('a machine that is not set up', () => {
  test('has no region', async () => {
    const { clients } = connected({ credentials: identity.credentials });
    expect(await failureOf(clients.regionOf(STSClient))).toMatchObject({ reason: 'RegionMissing' });
  });

  test('calls the region that an environment belongs to, where nothing names one', async () => {
    const { credentials } = identity;
    const fallbackRegion = 'ap-southeast-2';
    const { clients } = connected({ credentials, fallbackRegion });
    expect(await clients.regionOf(STSClient)).toBe('ap-southeast-2');
    const named = connected({ credentials, fallbackRegion, region: 'eu-west-1' });
    expect(await named.clients.regionOf(STSClient)).toBe('eu-west-1');
  });

  test('has a region that cannot be one', async () => {
    const { read } = connected({ ...identity, region: 'eu west 1' });
    expect(await failureOf(read())).toMatchObject({ reason: 'RegionMissing' });
  });

  test.each([{ region: 'eu-west-1' }, { region: 'eu-west-1', profile: 'nobody' }])(
    'has no credentials: %j',
    async (options) => {
      expect(await failureOf(connected(options).read())).toMatchObject({ reason: 'CredentialsMissing' });
    },
  );

  test('has an endpoint that is no URL', async () => {
    expect(await failureOf(connected({ ...identity, endpoint: 'not a url' }).read())).toMatchObject({
      reason: 'Unreachable',
    });
  });
});

test('a service has one client, whoever asks', () => {
  const { clients } = connected(identity);
  expect(clients.sender('ecs', ECSClient)).toBe(clients.sender('ecs', ECSClient));
});

test('a service has another client in another region', async () => {
  const { clients } = connected(identity);
  expect(clients.sender('ecs', ECSClient, 'us-east-1')).not.toBe(clients.sender('ecs', ECSClient));
  expect(clients.sender('ecs', ECSClient, 'us-east-1')).toBe(clients.sender('ecs', ECSClient, 'us-east-1'));
});

function cut(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': '1000' });
  response.write('{"cluster":{', () => response.destroy());
}
