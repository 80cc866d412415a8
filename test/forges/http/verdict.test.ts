import { expect, it } from 'vitest';
import type { Question } from '../../../src/forges/http/connection.ts';
import { type Verdict, verdictOf } from '../../../src/forges/http/verdict.ts';

const elsewhere = { location: '/else' };

it.each<[Question['method'], number, Record<string, string>, string, Verdict['next']]>([
  ['GET', 200, {}, '', 'keep'],
  ['POST', 201, {}, '', 'keep'],
  ['DELETE', 204, {}, '', 'keep'],
  ['PATCH', 410, {}, '', 'keep'],
  ['POST', 429, {}, '', 'wait'],
  ['POST', 403, { 'retry-after': '1' }, '', 'wait'],
  ['POST', 403, { 'x-ratelimit-remaining': '0' }, '', 'wait'],
  ['POST', 403, {}, 'You have exceeded a secondary rate limit', 'wait'],
  ['POST', 403, { 'x-ratelimit-remaining': '17' }, 'Resource not accessible by integration', 'deny'],
  ['GET', 408, {}, '', 'repeat'],
  ['GET', 500, {}, '', 'repeat'],
  ['POST', 503, { 'retry-after': '1' }, '', 'repeat'],
  ['GET', 301, elsewhere, '', 'follow'],
  ['GET', 302, elsewhere, '', 'follow'],
  ['POST', 307, elsewhere, '', 'follow'],
  ['PUT', 308, elsewhere, '', 'follow'],
  ['POST', 302, elsewhere, '', 'refuse'],
  ['GET', 302, {}, '', 'refuse'],
  ['GET', 401, {}, '', 'deny'],
  ['GET', 404, {}, '', 'deny'],
  ['POST', 400, {}, '', 'refuse'],
  ['POST', 422, {}, '', 'refuse'],
])('%s answered with %d %j %s: %s', (method, status, headers, text, next) => {
  const question: Question = { method, url: 'https://a/', isRepeatable: false, accepts: [410] };
  expect(verdictOf({ status, headers: new Headers(headers), text }, question, 0).next).toBe(next);
});

it('no answer: nobody knows whether it was done', () => {
  const question: Question = { method: 'POST', url: 'https://a/', isRepeatable: false };
  expect(verdictOf({ lost: 'reset', why: 'cut' }, question, 0).next).toBe('repeat');
});
