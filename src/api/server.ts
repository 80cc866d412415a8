import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Board } from '../controller/board.ts';
import { resourceId } from '../model/resource.ts';
import { planAnswer, resourceAnswer, statusAnswer } from './answers.ts';

/** Where the API listens. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** The routes; read-only. A request whose Host header does not name this address is refused, which stops DNS rebinding. */
export function routes(board: Board, address: Address, version: string): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    context.header('cache-control', 'no-store');
    context.header('x-content-type-options', 'nosniff');
    if (!isOwnHost(context.req.header('host'), address)) return context.json({ error: 'unknown host' }, 403);
    await next();
  });
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', (context) => {
    const { notReady } = board;
    return notReady === undefined ? context.json({ ok: true }) : context.json({ ok: false, message: notReady }, 503);
  });
  app.get('/api/v1/status', (context) => context.json(statusAnswer(board, version)));
  app.get('/api/v1/resources', (context) => context.json({ resources: board.entries.map(resourceAnswer) }));
  app.get('/api/v1/resources/:kind/:name', (context) => {
    const { kind, name } = context.req.param();
    const entry = board.entry(resourceId(kind, name));
    return entry ? context.json(resourceAnswer(entry)) : context.json({ error: `no resource ${kind}/${name}` }, 404);
  });
  app.get('/api/v1/plan', (context) => context.json(planAnswer(board)));
  app.get('/api/v1/settled', (context) => context.json({ settled: Object.fromEntries(board.settled) }));
  app.get('/api/v1/events', (context) => context.json({ events: board.events }));
  app.notFound((context) => context.json({ error: `no route ${context.req.path}` }, 404));
  return app;
}

/** Serves the API until closed. Rejects when the address is taken. */
export function serveApi(
  board: Board,
  address: Address,
  version: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: routes(board, address, version).fetch, hostname: address.host, port: address.port },
      ({ port }) => {
        resolve({ url: urlOf({ ...address, port }), close: () => close(server) });
      },
    );
    server.once('error', reject);
  });
}

/** The address as a client writes it. */
export function urlOf({ host, port }: Address): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Somebody who keeps a connection open must not keep the process alive. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

function isOwnHost(header: string | undefined, { host }: Address): boolean {
  const name = header?.replace(/:\d+$/, '').toLowerCase();
  const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost';
  return !isLoopback || name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
}
