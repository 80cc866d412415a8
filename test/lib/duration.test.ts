import { expect, it } from 'vitest';
import { durationOf } from '../../src/lib/duration.ts';

it.each([
  ['500ms', 500],
  ['60s', 60_000],
  ['1.5s', 1500],
  ['15m', 900_000],
  ['1h30m', 5_400_000],
  ['0s', 0],
  ['60', undefined],
  ['', undefined],
  ['-1s', undefined],
  ['1s ', undefined],
  ['1d', undefined],
])('the duration %j is %s ms', (text, expected) => {
  expect(durationOf(text)).toBe(expected);
});
