import { expect, test } from 'vitest';
import { repeated } from '../../src/lib/repeated.ts';

test('the second and every later item of a key is a repetition', () => {
  const items = ['a1', 'b1', 'a2', 'a3', 'c1'];
  expect(repeated(items, (item) => item[0])).toEqual(['a2', 'a3']);
});

test('items without a key never repeat each other', () => {
  expect(repeated([1, 2, 3], () => undefined)).toEqual([]);
});
