import { expect, test } from 'vitest';
import { entries } from '../../src/aws/entries.ts';

test.each<[unknown, object[]]>([
  [
    [{ a: 1 }, { b: 2 }],
    [{ a: 1 }, { b: 2 }],
  ],
  [[null, { a: 1 }, undefined, 'text', 5], [{ a: 1 }]],
  [undefined, []],
  [null, []],
  [{ a: 1 }, []],
  ['text', []],
])('of %j the entries are %j', (list, expected) => {
  expect(entries(list as object[])).toEqual(expected);
});
