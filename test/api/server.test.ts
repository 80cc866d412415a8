import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { routes, serveApi, urlOf } from '../../src/api/server.ts';
import { Board } from '../../src/controller/board.ts';
import { FailureError } from '../../src/model/failure.ts';
import { manifest } from '../support/manifests.ts';
import { type ToyWorld, toyWorld } from '../support/toy-world.ts';

const loopback = { host: '127.0.0.1', port: 4600 };
const files = { a: manifest('Brick', 'a'), t: manifest('Tower', 't', { spec: { base: 'ref:Brick/a' } }) };

async function runningWorld(): Promise<ToyWorld> {
  const world = toyWorld(files);
  await world.clock.advance(30_000);
  return world;
}

async function ask({ controller }: Pick<ToyWorld, 'controller'>, path: string, headers: Record<string, string> = {}) {
  const response = await routes(controller.board, loopback, '1.2.3').request(path, {
    headers: { host: 'localhost:4600', ...headers },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** Serves an empty board where it is told to, until the test is over. */
async function served(host = '127.0.0.1') {
  const api = await serveApi(new Board(() => 0), { host, port: 0 }, '1.2.3');
  onTestFinished(() => api.close());
  return { ...api, port: Number(new URL(api.url).port) };
}

function statusFor(port: number, host: string | undefined): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: '127.0.0.1',
      port,
      path: '/healthz',
      setHost: false,
      headers: host === undefined ? {} : { host },
    });
    outgoing.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

describe('the routes', () => {
  test.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/api/v1/status', 200],
    ['/api/v1/resources', 200],
    ['/api/v1/resources/Brick/a', 200],
    ['/api/v1/plan', 200],
    ['/api/v1/events', 200],
    ['/api/v1/resources/Brick/none', 404],
    ['/api/v1/resources/Brick/%00', 404],
    ['/api/v1/resources/Brick/%E0%A4%A', 404],
    ['/api/v1/resources/__proto__/constructor', 404],
    ['/api/v1/resources/Brick', 404],
    ['/api/v2/status', 404],
    ['/', 404],
  ])('%s answers %i in JSON', async (path, status) => {
    const answer = await ask(await runningWorld(), path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    if (status === 404) expect(answer.body).toHaveProperty('error');
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('nothing can be changed: %s is not answered', async (method) => {
    const { controller } = await runningWorld();
    const app = routes(controller.board, loopback, '1.2.3');
    const response = await app.request('/api/v1/status', { method, headers: { host: 'localhost' } });
    expect(response.status).toBe(404);
  });

  test('a browser may not let another site read them', async () => {
    const { headers } = await ask(await runningWorld(), '/api/v1/status', { origin: 'http://evil.example' });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('health and readiness', () => {
  test('before the first pass it is alive and not ready', async () => {
    const world = toyWorld(files);
    expect((await ask(world, '/healthz')).status).toBe(200);
    expect(await ask(world, '/readyz')).toMatchObject({
      status: 503,
      body: { ok: false, message: 'The first pass has not finished. Wait.' },
    });
  });

  test('in an outage it is alive and says why it is not ready', async () => {
    const world = await runningWorld();
    world.weather = () => new FailureError('CredentialsExpired', 'DescribeBricks: the token is expired');
    await world.clock.advance(120_000);
    expect(await ask(world, '/healthz')).toMatchObject({ status: 200, body: { ok: true } });
    expect(await ask(world, '/readyz')).toMatchObject({
      status: 503,
      body: {
        ok: false,
        message:
          'The AWS credentials are expired or not valid: DescribeBricks: the token is expired. Renew them (for example `aws sso login`).',
      },
    });
    world.weather = () => undefined;
    await world.clock.advance(3_600_000);
    expect(await ask(world, '/readyz')).toMatchObject({ status: 200, body: { ok: true } });
  });
});

describe('the Host header', () => {
  test.each([
    ['localhost', 200],
    ['localhost:4600', 200],
    ['LocalHost:4600', 200],
    ['127.0.0.1:80', 200],
    ['[::1]:4600', 200],
    ['evil.example', 403],
    ['evil.example:4600', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1.evil.example', 403],
    ['localhost:4600.evil.example', 400],
    ['evil.example#localhost', 400],
    ['', 403],
  ])('"%s" on loopback is answered with %i', async (host, status) => {
    const { port } = await served();
    expect(await statusFor(port, host)).toBe(status);
  });

  test('may be anything where the operator opened the API to the network', async () => {
    const { port } = await served('0.0.0.0');
    expect(await statusFor(port, 'evenkeel.internal')).toBe(200);
  });

  test('that is refused gets no more than the refusal', async () => {
    const world = await runningWorld();
    const answer = await ask(world, '/api/v1/resources', { host: 'evil.example' });
    expect([answer.status, answer.body]).toEqual([403, { error: 'unknown host' }]);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the server', () => {
  test('says where it listens', async () => {
    const { url, port } = await served();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('rejects when the address is taken', async () => {
    const { port } = await served();
    await expect(serveApi(new Board(() => 0), { host: '127.0.0.1', port }, '1.2.3')).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  test.each([
    ['127.0.0.1', 'http://127.0.0.1:4600'],
    ['localhost', 'http://localhost:4600'],
    ['::1', 'http://[::1]:4600'],
  ])('at %s is reached at %s', (host, url) => {
    expect(urlOf({ host, port: 4600 })).toBe(url);
  });

  test('closes although somebody keeps a connection half open', async () => {
    const api = await serveApi(new Board(() => 0), loopbackAnywhere(), '1.2.3');
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('connect', resolve));
    await new Promise((resolve) => socket.write('GET /healthz HTTP/1.1\r\nHost: local', resolve));
    await api.close();
    await new Promise((resolve) => (socket.destroyed ? resolve(undefined) : socket.once('close', resolve)));
    expect(socket.destroyed).toBe(true);
  });
});

function loopbackAnywhere() {
  return { host: '127.0.0.1', port: 0 };
}
