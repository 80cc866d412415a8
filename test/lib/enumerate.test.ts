import { expect, test } from 'vitest';
import { enumerate } from '../../src/lib/enumerate.ts';

test.each([
  [[], 'and', ''],
  [['a'], 'and', 'a'],
  [['a', 'b'], 'and', 'a and b'],
  [['a', 'b', 3], 'or', 'a, b or 3'],
])('%j with %s reads "%s"', (items, conjunction, expected) => {
  expect(enumerate(items, conjunction)).toBe(expected);
});
