import { expect, test } from 'vitest';
import { mergeSorted } from '../../src/lib/merge-sorted.ts';

async function* from(...items: string[]): AsyncGenerator<string> {
  yield* items;
}

async function merged(...sources: AsyncIterable<string>[]): Promise<string[]> {
  const found: string[] = [];
  for await (const item of mergeSorted(sources, (text) => Number(text.slice(1)))) found.push(item);
  return found;
}

test('several sources become one in order, equal ranks in the order of the sources', async () => {
  expect(await merged(from('a1', 'a4', 'a4'), from(), from('c1', 'c2', 'c9'))).toEqual([
    'a1',
    'c1',
    'c2',
    'a4',
    'a4',
    'c9',
  ]);
});

test('nothing comes of no sources', async () => {
  expect(await merged()).toEqual([]);
});

test('a source is read no further than is taken', async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<string> {
    for (;;) yield `a${read++}`;
  }
  const first = await mergeSorted([endless(), from('b3')], (text) => Number(text.slice(1))).next();
  expect(first.value).toBe('a0');
  expect(read).toBe(1);
});

test('a source that fails fails the whole', async () => {
  async function* broken(): AsyncGenerator<string> {
    yield 'a1';
    throw new Error('no');
  }
  await expect(merged(broken(), from('b2'))).rejects.toThrow('no');
});
