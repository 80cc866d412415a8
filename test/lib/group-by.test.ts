import { expect, test } from 'vitest';
import { groupBy } from '../../src/lib/group-by.ts';

test('groups keep the order in which their keys and items first appear', () => {
  const groups = groupBy(['bee', 'ant', 'bug', 'ape'], (word) => word[0]);
  expect([...groups]).toEqual([
    ['b', ['bee', 'bug']],
    ['a', ['ant', 'ape']],
  ]);
});

test('a key may be anything, also nothing or a word that objects know', () => {
  const groups = groupBy([undefined, 'constructor', undefined, '__proto__'], (key) => key);
  expect([...groups.entries()].map(([key, { length }]) => [key, length])).toEqual([
    [undefined, 2],
    ['constructor', 1],
    ['__proto__', 1],
  ]);
});

test('takes any iterable, also an empty one', () => {
  expect(groupBy(new Set(), String).size).toBe(0);
});
