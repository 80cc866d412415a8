import { expect, test } from 'vitest';
import { chunks } from '../../src/lib/chunks.ts';

test.each([
  [[], 3, []],
  [[1], 3, [[1]]],
  [[1, 2, 3], 3, [[1, 2, 3]]],
  [[1, 2, 3, 4], 3, [[1, 2, 3], [4]]],
  [[1, 2], 1, [[1], [2]]],
])('%j in chunks of %i is %j', (items, size, expected) => {
  expect(chunks(items, size)).toEqual(expected);
});
