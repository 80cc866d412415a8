import { askedDelayMs } from './asked-delay.ts';
import type { Lost } from './attempt.ts';
import type { Answer, Question } from './connection.ts';

/** What follows from an answer, or from having none. */
export type Verdict =
  | { readonly next: 'keep' | 'follow' | 'deny' | 'refuse'; readonly answer: Answer }
  /** It was not done: it may be asked for again after so long, undefined where the host does not say. */
  | { readonly next: 'wait'; readonly answer: Answer; readonly delayMs: number | undefined }
  /** Nobody knows whether it was done. */
  | { readonly next: 'repeat'; readonly answer: Answer | Lost; readonly delayMs: number | undefined };

const denials = [401, 403, 404];
/** GitHub says so with status 403 when somebody writes too fast. */
const limitWords = /rate limit|abuse detection/i;

/**
 * The first row that fits:
 *
 *     answer                                        next
 *     none                                          repeat
 *     2xx, or a status that the question accepts    keep
 *     429, or 403 that speaks of a rate limit       wait
 *     408, 5xx                                      repeat
 *     307, 308, and any redirect of a GET           follow
 *     401, 403, 404                                 deny
 *     any other                                     refuse
 */
export function verdictOf(answer: Answer | Lost, question: Question, nowMs: number): Verdict {
  if ('lost' in answer) return { next: 'repeat', answer, delayMs: undefined };
  const { status, headers } = answer;
  if ((status >= 200 && status < 300) || question.accepts?.includes(status)) return { next: 'keep', answer };
  const delayMs = askedDelayMs(headers, nowMs);
  if (isLimit(answer)) return { next: 'wait', answer, delayMs };
  if (status === 408 || status >= 500) return { next: 'repeat', answer, delayMs };
  if (isFollowed(answer, question)) return { next: 'follow', answer };
  return { next: denials.includes(status) ? 'deny' : 'refuse', answer };
}

function isLimit({ status, headers, text }: Answer): boolean {
  if (status !== 403) return status === 429;
  return headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0' || limitWords.test(text);
}

function isFollowed({ status, headers }: Answer, { method }: Question): boolean {
  const isRedirect = [307, 308].includes(status) || (method === 'GET' && [301, 302, 303].includes(status));
  return isRedirect && headers.has('location');
}
