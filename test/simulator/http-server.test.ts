import { Agent, request as httpRequest } from 'node:http';
import {
  CreateRepositoryCommand,
  ECRClient,
  ListTagsForResourceCommand,
  paginateDescribeRepositories,
  TagResourceCommand,
} from '@aws-sdk/client-ecr';
import { CreateClusterCommand, DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import { serveSimulator } from '../../src/simulator/http-server.ts';
import { Simulator } from '../../src/simulator/simulator.ts';

let simulator: Simulator;
let server: Awaited<ReturnType<typeof serveSimulator>>;

beforeEach(async () => {
  simulator = new Simulator({ clock: new VirtualClock() });
  server = await serveSimulator(simulator, 0);
});

afterEach(() => server.close());

function settings() {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return { region: 'eu-west-1', credentials, endpoint: server.url, maxAttempts: 1 };
}

function post(options: { body: string | Buffer; headers: Record<string, string>; agent?: Agent }) {
  return new Promise<{ status: number | undefined; body: string; reused: boolean }>((resolve, reject) => {
    const outgoing = httpRequest(
      server.url,
      { method: 'POST', headers: options.headers, agent: options.agent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            body: Buffer.concat(chunks).toString('utf8'),
            reused: outgoing.reusedSocket,
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

describe('over HTTP', () => {
  test('SDK clients of both protocols work', async () => {
    const ecs = new ECSClient(settings());
    await ecs.send(new CreateClusterCommand({ clusterName: 'web' }));
    const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['web'] }));
    expect(clusters?.[0]?.clusterArn).toBe('arn:aws:ecs:eu-west-1:111122223333:cluster/web');
    const identity = await new STSClient(settings()).send(new GetCallerIdentityCommand({}));
    expect(identity.Account).toBe('111122223333');
  });

  test('paginators see everything', async () => {
    const ecr = new ECRClient(settings());
    for (const repositoryName of ['aa', 'bb', 'cc']) await ecr.send(new CreateRepositoryCommand({ repositoryName }));
    const names: unknown[] = [];
    for await (const { repositories = [] } of paginateDescribeRepositories({ client: ecr, pageSize: 2 }, {})) {
      names.push(...repositories.map(({ repositoryName }) => repositoryName));
    }
    expect(names).toEqual(['aa', 'bb', 'cc']);
  });

  test('text of any language survives both ways', async () => {
    const ecr = new ECRClient(settings());
    const { repository } = await ecr.send(new CreateRepositoryCommand({ repositoryName: 'web' }));
    const tags = [{ Key: 'Größe', Value: '東京' }];
    await ecr.send(new TagResourceCommand({ resourceArn: repository?.repositoryArn, tags }));
    expect((await ecr.send(new ListTagsForResourceCommand({ resourceArn: repository?.repositoryArn }))).tags).toEqual(
      tags,
    );
  });

  test('temporary credentials of another account are that account', async () => {
    const RoleArn = 'arn:aws:iam::444455556666:role/deploy/evenkeel';
    const { Credentials } = await new STSClient(settings()).send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'me' }),
    );
    const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = Credentials ?? {};
    const assumed = new STSClient({ ...settings(), credentials: { accessKeyId, secretAccessKey } });
    expect(await assumed.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '444455556666',
      Arn: 'arn:aws:sts::444455556666:assumed-role/evenkeel/me',
    });
  });

  test.each(['reset', 'reset-after', 'truncate-after'] as const)(
    'a fault of kind %s breaks the connection',
    async (kind) => {
      simulator.faults.add({ effect: { kind } });
      const sent = new ECSClient(settings()).send(new CreateClusterCommand({}));
      await expect(sent).rejects.toMatchObject({ code: 'ECONNRESET' });
    },
  );

  test('a connection is kept and used again', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await post({ body: '', headers: {}, agent });
    expect((await post({ body: '', headers: {}, agent })).reused).toBe(true);
    agent.destroy();
  });

  test('a body of many megabytes is read', async () => {
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Logs_20140328.DescribeLogGroups' };
    const answer = await post({ body: JSON.stringify({ ignored: 'x'.repeat(20_000_000) }), headers });
    expect(answer.status).toBe(403);
  });

  test('a body beyond 32 MiB is refused in words', async () => {
    const answer = await post({ body: Buffer.alloc(33 * 1024 * 1024), headers: {} });
    expect(answer).toMatchObject({ status: 413, body: expect.stringContaining('RequestEntityTooLarge') });
  });

  test('a mistake of the simulator is an internal failure that tells of itself', async () => {
    const broken = { handle: () => Promise.reject(new TypeError('oops')) };
    const other = await serveSimulator(broken as unknown as Simulator, 0);
    const answer = await fetch(other.url, { method: 'POST' });
    expect(answer.status).toBe(500);
    expect(await answer.text()).toContain('InternalFailure');
    await other.close();
  });
});

test('a port that is taken is an error', async () => {
  const port = Number(new URL(server.url).port);
  await expect(serveSimulator(simulator, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
