import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, isObject, type Json, sameJson } from '../../src/lib/json.ts';

const json = fc.jsonValue() as fc.Arbitrary<Json>;

describe('canonical JSON', () => {
  test.each<[string, Json | undefined, string]>([
    [
      'sorts members at every depth',
      { b: 1, a: { d: [{ z: 1, y: 2 }], c: null } },
      '{"a":{"c":null,"d":[{"y":2,"z":1}]},"b":1}',
    ],
    ['leaves absent members out', { a: undefined, b: 1 }, '{"b":1}'],
    ['keeps the order of lists', [3, 1, 2], '[3,1,2]'],
    ['quotes text as JSON does', { 'a"b': 'line\nbreak' }, '{"a\\"b":"line\\nbreak"}'],
    ['writes both zeros alike', [0, -0], '[0,0]'],
    ['has a word for nothing', undefined, 'null'],
    [
      'takes members with names that objects know',
      JSON.parse('{"__proto__":1,"constructor":2}'),
      '{"__proto__":1,"constructor":2}',
    ],
  ])('%s', (_fact, value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });

  test('says the same value again when read', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(plain(value));
      }),
    );
  });

  test('does not depend on the order of members', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(reversed(value))).toBe(canonicalJson(value));
      }),
    );
  });
});

describe('sameness', () => {
  test.each<[Json | undefined, Json | undefined, boolean]>([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [[1, 2], [2, 1], false],
    [[], {}, false],
    [1, '1', false],
    [null, false, false],
    [undefined, undefined, true],
    [{}, undefined, false],
  ])('%j and %j: %s', (left, right, expected) => {
    expect(sameJson(left, right)).toBe(expected);
    expect(sameJson(right, left)).toBe(expected);
  });
});

test.each<[unknown, boolean]>([
  [{}, true],
  [[], false],
  [null, false],
  ['text', false],
  [undefined, false],
])('%j is an object: %s', (value, expected) => {
  expect(isObject(value)).toBe(expected);
});

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  const members = Object.entries(value).reverse();
  return Object.fromEntries(members.map(([name, member]) => [name, reversed(member ?? null)]));
}

/** As JSON says it: it has one zero. */
function plain(value: Json): Json {
  return JSON.parse(JSON.stringify(value));
}
