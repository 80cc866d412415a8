import { expect, it } from 'vitest';
import { nextLink } from '../../../src/forges/http/next-link.ts';

it.each<[string | null, string | undefined]>([
  ['<https://a/?page=2>; rel="next"', 'https://a/?page=2'],
  [
    '<https://a/?page=1>; rel="prev", <https://a/?page=3>; rel="next", <https://a/?page=9>; rel="last"',
    'https://a/?page=3',
  ],
  ['<https://a/?x=1,2>; title="a, b"; rel=next', 'https://a/?x=1,2'],
  ['<https://a/>; rel="last"', undefined],
  ['<https://a/>; rel="nextish"', undefined],
  ['rel="next"', undefined],
  ['', undefined],
  [null, undefined],
])('%s leads to %s', (header, expected) => {
  expect(nextLink(header)).toBe(expected);
});
