import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { ForgeName } from '../../../src/model/forge.ts';
import { type KeptComment, type Speech, speeches } from './speech.ts';

/** Whose tokens are known: ours, and somebody else's who may comment too. */
export const ours = '501';
export const stranger = '666';

/** What a forge does instead of answering as it should. */
export type Misbehaviour =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  /** Does what it was asked for, and answers something else. */
  | { readonly afterwards: Exclude<Misbehaviour, 'silence'> }
  /** Something else happens first. */
  | { readonly meanwhile: () => void }
  | 'reset'
  | 'cut'
  | 'silence'
  /** As it should. */
  | 'well';

/** A request that arrived. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** A forge on loopback with one pull request. */
export interface FakeForge {
  readonly speech: Speech;
  readonly url: string;
  readonly environment: Record<string, string>;
  readonly comments: KeptComment[];
  readonly arrived: Arrived[];
  /** Requests that are never answered, at this moment. */
  readonly held: () => number;
  /** For the next requests, one each. */
  readonly misbehave: (...script: Misbehaviour[]) => void;
  readonly post: (author: string, body: string) => KeptComment;
}

/** Serves a forge until the test is over. */
export async function fakeForge(name: ForgeName, pageSize = 100): Promise<FakeForge> {
  const speech = speeches[name];
  const comments: KeptComment[] = [];
  const arrived: Arrived[] = [];
  const script: Misbehaviour[] = [];
  let held = 0;
  let lastId = 1000;
  const post = (author: string, body: string) => {
    lastId += 1;
    const comment = { id: lastId, author, body };
    comments.push(comment);
    return comment;
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const text = await textOf(request);
    const path = url.pathname.slice(speech.apiPath.length);
    arrived.push({ method: request.method ?? '', path, query: url.search, headers: request.headers, text });
    const answer = () => reply({ speech, comments, post, pageSize }, { url, path, request, text });
    const next = script.shift() ?? 'well';
    if (next === 'silence') {
      held += 1;
      request.socket.once('close', () => {
        held -= 1;
      });
    } else misbehave(response, next, answer);
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const environment = speech.environment(url);
  const misbehaving = (...more: Misbehaviour[]) => {
    script.push(...more);
  };
  return { speech, url, environment, comments, arrived, held: () => held, misbehave: misbehaving, post };
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

interface Place {
  readonly speech: Speech;
  readonly comments: KeptComment[];
  readonly post: (author: string, body: string) => KeptComment;
  readonly pageSize: number;
}

function reply(
  place: Place,
  { url, path, request, text }: { url: URL; path: string; request: IncomingMessage; text: string },
): Reply {
  const { speech } = place;
  const author = { ours, theirs: stranger }[speech.token(request.headers).replace(/^.*[_-]/, '')];
  if (author === undefined) return { status: 401, body: { message: 'Bad credentials' } };
  if (path === speech.mePath) return { status: 200, body: speech.me(author) };
  const sent = text === '' ? '' : speech.bodyIn(JSON.parse(text));
  if (sent.length > speech.mostCharacters) {
    return { status: 422, body: speech.complain(`body is too long (maximum is ${speech.mostCharacters} characters)`) };
  }
  if (path === speech.listPath && request.method === 'GET') return page(place, url);
  if (path === speech.listPath) return { status: 201, body: speech.show(place.post(author, sent)) };
  return changed(place, { method: request.method, id: Number(speech.itemPath.exec(path)?.[1]), author, sent });
}

function changed(
  { speech, comments }: Place,
  { method, id, author, sent }: { method: string | undefined; id: number; author: string; sent: string },
): Reply {
  const comment = comments.find((each) => each.id === id);
  if (!comment) return { status: 404, body: { message: 'Not Found' } };
  if (comment.author !== author) return { status: 403, body: { message: 'Forbidden' } };
  if (method === 'DELETE') {
    comments.splice(comments.indexOf(comment), 1);
    return { status: 204 };
  }
  comment.body = sent;
  return { status: 200, body: speech.show(comment) };
}

function page({ speech, comments, pageSize }: Place, url: URL): Reply {
  const number = Number(url.searchParams.get('page') ?? 1);
  const items = comments.slice((number - 1) * pageSize, number * pageSize).map(speech.show);
  const next = new URL(url);
  next.searchParams.set('page', String(number + 1));
  return { status: 200, ...speech.list(items, number * pageSize < comments.length ? next.href : undefined) };
}

function misbehave(response: ServerResponse, how: Exclude<Misbehaviour, 'silence'>, answer: () => Reply): void {
  if (how === 'well') send(response, answer());
  else if (typeof how === 'object' && 'meanwhile' in how) {
    how.meanwhile();
    send(response, answer());
  } else if (how === 'reset') response.socket?.resetAndDestroy();
  else if (how === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('[{"id": 1', () => response.socket?.destroy());
  } else if ('afterwards' in how) {
    answer();
    misbehave(response, how.afterwards, answer);
  } else {
    response.writeHead(how.status, how.headers);
    response.end(how.body ?? '');
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
