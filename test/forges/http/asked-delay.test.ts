import { expect, it } from 'vitest';
import { askedDelayMs } from '../../../src/forges/http/asked-delay.ts';

const now = Date.UTC(2026, 0, 1);
const seconds = now / 1000;

it.each<[string, Record<string, string>, number | undefined]>([
  ['seconds', { 'retry-after': '30' }, 30_000],
  ['a date', { 'retry-after': 'Thu, 01 Jan 2026 00:00:10 GMT' }, 10_000],
  ['a date that has passed', { 'retry-after': 'Thu, 01 Jan 2025 00:00:00 GMT' }, 0],
  ['no time at all', { 'retry-after': 'soon' }, undefined],
  ['a negative time', { 'retry-after': '-5' }, 0],
  ['the end of the hour', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(seconds + 60) }, 60_000],
  ['the end of the minute', { 'ratelimit-remaining': '0', 'ratelimit-reset': String(seconds + 6) }, 6_000],
  [
    'an end while something is left',
    { 'x-ratelimit-remaining': '9', 'x-ratelimit-reset': String(seconds + 60) },
    undefined,
  ],
  ['an end that is no number', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'x' }, undefined],
  ['both', { 'retry-after': '1', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(seconds + 60) }, 1_000],
  ['nothing', {}, undefined],
])('an answer asks to be left alone for %s', (_what, headers, expected) => {
  expect(askedDelayMs(new Headers(headers), now)).toBe(expected);
});
