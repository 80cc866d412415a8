import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { resourceId } from "../model/resource.js";
import { planAnswer, resourceAnswer, statusAnswer } from "./answers.js";
/** The routes; read-only. A request whose Host header does not name this address is refused, which stops DNS rebinding. */
export function routes(board, address) {
    const app = new Hono();
    app.use(async (context, next) => {
        if (!isOwnHost(context.req.header('host'), address))
            return context.json({ error: 'unknown host' }, 403);
        await next();
        context.header('cache-control', 'no-store');
        context.header('x-content-type-options', 'nosniff');
    });
    app.get('/healthz', (context) => context.json({ ok: true }));
    app.get('/readyz', (context) => {
        const { notReady } = board;
        return notReady === undefined ? context.json({ ok: true }) : context.json({ ok: false, message: notReady }, 503);
    });
    app.get('/api/v1/status', (context) => context.json(statusAnswer(board)));
    app.get('/api/v1/resources', (context) => context.json({ resources: board.entries.map(resourceAnswer) }));
    app.get('/api/v1/resources/:kind/:name', (context) => {
        const { kind, name } = context.req.param();
        const entry = board.entry(resourceId(kind, name));
        return entry ? context.json(resourceAnswer(entry)) : context.json({ error: `no resource ${kind}/${name}` }, 404);
    });
    app.get('/api/v1/plan', (context) => context.json(planAnswer(board)));
    app.get('/api/v1/events', (context) => context.json({ events: board.events }));
    app.notFound((context) => context.json({ error: `no route ${context.req.path}` }, 404));
    return app;
}
/** Serves the API until closed. Rejects when the address is taken. */
export function serveApi(board, address) {
    return new Promise((resolve, reject) => {
        const server = serve({ fetch: routes(board, address).fetch, hostname: address.host, port: address.port }, ({ port }) => {
            resolve({
                url: `http://${address.host}:${port}`,
                close: () => new Promise((done) => server.close(() => done())),
            });
        });
        server.once('error', reject);
    });
}
function isOwnHost(header, { host }) {
    const name = header?.replace(/:\d+$/, '');
    const isLoopback = host === '127.0.0.1' || host === '::1' || host === 'localhost';
    return !isLoopback || name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
}
