import { expect, test } from 'vitest';
import { lastOf } from '../../src/lib/last-of.ts';

async function* numbers(count: number): AsyncGenerator<number> {
  for (let number = 1; number <= count; number += 1) yield number;
}

async function last(count: number, of: number): Promise<number[]> {
  const found: number[] = [];
  for await (const number of lastOf(numbers(of), count)) found.push(number);
  return found;
}

test.each([
  [2, 5, [4, 5]],
  [5, 2, [1, 2]],
  [0, 3, []],
  [3, 0, []],
])('the last %i of %i', async (count, of, expected) => {
  expect(await last(count, of)).toEqual(expected);
});
