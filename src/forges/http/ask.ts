import { backoffMs } from '../../lib/backoff.ts';
import { sleep } from '../../lib/clock.ts';
import type { Json } from '../../lib/json.ts';
import { FailureError } from '../../model/failure.ts';
import { attempt } from './attempt.ts';
import type { Answer, Connection, Question } from './connection.ts';
import { denied, type Exchange, elsewhere, failedWith } from './failures.ts';
import { parsed } from './said.ts';
import { type Verdict, verdictOf } from './verdict.ts';

const mostAttempts = 6;
/** GitHub asks for a minute where it does not say how long. */
const limitedMs = 60_000;

/** What a host answered, read as JSON; null where it says nothing, and where its status is not 2xx. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Json;
}

/** Asks until there is an answer; undefined when what must not be done twice may have been done. Throws FailureError. */
export async function ask(connection: Connection, question: Question): Promise<Reply | undefined> {
  let asked = question;
  for (let count = 1; ; count++) {
    const verdict = await askOnce(connection, asked);
    if (verdict.next === 'keep') return replyOf(verdict.answer, asked, connection);
    if (verdict.next === 'repeat' && !asked.isRepeatable) return undefined;
    asked = await nextAttempt(verdict, { connection, question: asked, answer: verdict.answer }, count);
  }
}

async function askOnce(connection: Connection, question: Question): Promise<Verdict> {
  const { clock, signal } = connection.world;
  const answer = await attempt(connection, question);
  if (signal.aborted) throw new FailureError('Interrupted', `${connection.title} was not waited for`);
  return verdictOf(answer, question, clock.now());
}

/** Waits as long as it takes, and gives what is to be asked then. Throws FailureError where there is no further attempt. */
async function nextAttempt(verdict: Verdict, exchange: Exchange, count: number): Promise<Question> {
  const { connection, question } = exchange;
  const waitMs = waitBefore(verdict, count, connection);
  const end = endOf(verdict, exchange, { count, waitMs });
  if (end) throw end;
  await sleep(connection.world.clock, waitMs, connection.world.signal);
  return verdict.next === 'follow' ? redirected(verdict.answer, question, connection) : question;
}

function waitBefore(verdict: Verdict, count: number, { world: { random } }: Connection): number {
  if (verdict.next === 'wait') return verdict.delayMs ?? limitedMs;
  if (verdict.next === 'repeat') return verdict.delayMs ?? backoffMs(count, { baseMs: 1000, capMs: 20_000 }, random);
  return 0;
}

/** Why there is no further attempt. */
function endOf(
  { next }: Verdict,
  exchange: Exchange,
  { count, waitMs }: { count: number; waitMs: number },
): FailureError | undefined {
  const { answer, connection } = exchange;
  const lost = 'lost' in answer ? answer.why : undefined;
  if (next === 'deny') return denied(exchange);
  if (next === 'refuse') return failedWith('ForgeRefused', exchange);
  if (lost === 'long') return failedWith('ForgeAnswerInvalid', exchange);
  if (count >= mostAttempts) return failedWith(lost === 'late' ? 'ForgeTimeout' : 'ForgeUnreachable', exchange);
  if (connection.world.clock.now() + waitMs <= connection.until) return undefined;
  return failedWith('ForgeTimeout', exchange, `waiting ${Math.ceil(waitMs / 1000)}s more would be too long`);
}

function redirected({ headers }: Answer, question: Question, connection: Connection): Question {
  const location = headers.get('location') ?? '';
  const url = URL.canParse(location, question.url) ? new URL(location, question.url) : undefined;
  if (url?.origin !== new URL(connection.apiUrl).origin)
    throw elsewhere(connection, 'redirects to', url?.href ?? location);
  return { ...question, url: url.href };
}

function replyOf(answer: Answer, question: Question, connection: Connection): Reply {
  const { status, headers, text } = answer;
  const isEmpty = status < 200 || status >= 300 || text.trim() === '';
  const json = isEmpty ? null : parsed(text);
  if (json !== undefined) return { status, headers, json };
  throw failedWith('ForgeAnswerInvalid', { connection, question, answer }, 'that is not JSON');
}
