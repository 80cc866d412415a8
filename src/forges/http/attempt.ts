import { onAbort } from '../../lib/on-abort.ts';
import type { Answer, Connection, Question } from './connection.ts';
import { readText } from './read-text.ts';

const patienceMs = 20_000;
/** A hundred of the longest comments that a host allows fit in. */
const mostMiB = 64;

/** No answer, and why in words. */
export interface Lost {
  readonly lost: string;
  readonly why: 'late' | 'long' | 'cut';
}

/** Sends a request once and never rejects. Redirects are not followed. */
export async function attempt(connection: Connection, question: Question): Promise<Answer | Lost> {
  const { clock, signal } = connection.world;
  if (signal.aborted) return { lost: 'not sent', why: 'cut' };
  const stop = new AbortController();
  const cancel = clock.schedule(patienceMs, () => stop.abort());
  const stopListening = onAbort(signal, () => stop.abort());
  try {
    return await exchange(connection, question, stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return { lost: `nothing within ${patienceMs / 1000}s`, why: 'late' };
    return { lost: causeOf(error), why: 'cut' };
  } finally {
    cancel();
    stopListening();
  }
}

async function exchange(
  { headers, world: { fetch } }: Connection,
  { method, url, body }: Question,
  signal: AbortSignal,
): Promise<Answer | Lost> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // Whoever follows a redirect decides who gets the token.
    redirect: 'manual',
    signal,
  });
  const text = await readText(response, mostMiB * 1_048_576);
  if (text === undefined) return { lost: `more than ${mostMiB} MiB`, why: 'long' };
  return { status: response.status, headers: response.headers, text };
}

/** `fetch failed` says nothing; its cause does. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause ? String(cause.code) : '';
  return cause.message.includes(code) ? cause.message : `${code} ${cause.message}`;
}
