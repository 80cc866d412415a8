import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Json } from '../../src/lib/json.ts';
import { type JsonEdit, jsonEdits, withEdit } from '../../src/lib/json-edits.ts';

describe('the smallest edits', () => {
  test.each<[string, Json, Json, JsonEdit[]]>([
    ['of equal values are none', { a: [1] }, { a: [1] }, []],
    ['set what differs', { a: 1, b: { c: 2 } }, { a: 1, b: { c: 3 } }, [{ path: ['b', 'c'], value: 3 }]],
    ['take out what is gone', { a: 1, b: 2 }, { b: 2 }, [{ path: ['a'] }]],
    ['keep the elements that stay', ['a', 'b', 'c'], ['a', 'c'], [{ path: [1] }]],
    ['append what is new', ['a'], ['a', 'b'], [{ path: [1], value: 'b' }]],
    ['go into elements of equally long lists', [{ a: 1 }], [{ a: 2 }], [{ path: [0, 'a'], value: 2 }]],
    ['replace what is of another type', { a: [1] }, { a: 'x' }, [{ path: ['a'], value: 'x' }]],
  ])('%s', (_, before, after, edits) => {
    expect(jsonEdits(before, after)).toEqual(edits);
  });

  it('made one after the other give the other value', () => {
    const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(value, value, (before, after) => {
        const made = jsonEdits(before, after).reduce<Json | undefined>(withEdit, before);
        expect(JSON.parse(JSON.stringify(made))).toEqual(JSON.parse(JSON.stringify(after)));
      }),
    );
  });
});
