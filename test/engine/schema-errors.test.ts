import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemaErrors } from '../../src/engine/schema-errors.ts';
import { kinds } from '../../src/kinds/index.ts';
import { isObject, type Json, type JsonObject } from '../../src/lib/json.ts';
import { mapInner } from '../../src/lib/map-inner.ts';
import { arbitrarySpec } from '../support/arbitrary-spec.ts';
import { registry } from '../support/ship.ts';

const part: JsonObject = { type: 'object', additionalProperties: false, properties: { port: { type: 'integer' } } };
const variable: JsonObject = { type: 'string', pattern: '^\\$\\{' };

function found(value: Json, schema: JsonObject) {
  const root = { definitions: { Part: part } };
  return schemaErrors(value, { schema, root }).map(({ keyword, path, name }) => [keyword, path.join('.'), name ?? '']);
}

const rows: readonly [string, JsonObject, Json, Json][] = [
  ['a value of another type', { type: 'string' }, 1, 1.5],
  ['a number with a fraction where a whole one is wanted', { type: 'integer' }, 1.5, null],
  ['a value of none of several types', { type: ['string', 'object'] }, [], true],
  ['another value than the one', { const: 'a' }, 'b', 1],
  ['none of the values', { enum: ['a', 'b'] }, 'c', 1],
  ['a text of another form', { pattern: '^a+$' }, 'ab', ''],
  ['a number below the least', { minimum: 2 }, 1, -1],
  ['a number above the greatest', { maximum: 2 }, 3, 2.5],
  ['too many elements', { maxItems: 1 }, [1, 2], [{}, {}]],
  ['a missing member', { required: ['a'] }, {}, { b: 1 }],
  ['an unknown member', { properties: { a: {} }, additionalProperties: false }, { b: 1 }, { constructor: 1 }],
  ['what an unknown member may not be', { additionalProperties: { type: 'string' } }, { a: 1 }, { b: {} }],
  ['what is wrong with a member', { properties: { a: { type: 'string' } } }, { a: 1 }, { a: [] }],
  ['what is wrong with an element', { items: { type: 'string' } }, ['x', 1], [null]],
  ['what a definition asks for', { $ref: '#/definitions/Part' }, { port: 'x' }, { prot: 1 }],
  ['what no alternative takes', { anyOf: [{ type: 'integer' }, variable] }, 'x', true],
  [
    'what is missing when the condition does not hold',
    { if: { required: ['a'] }, else: { required: ['b'] } },
    {},
    { c: 1 },
  ],
];
describe('a schema error is', () => {
  for (const [title, schema, ...values] of rows) {
    it(title, () => {
      for (const value of values) expect(found(value, schema)).toHaveLength(1);
    });
  }
});

const fine: readonly [string, JsonObject, Json][] = [
  ['a whole number where any number may stand', { type: 'number' }, 1],
  ['a variable where a number may stand', { anyOf: [{ type: 'integer' }, variable] }, '${count}'],
  ['a pattern on a number', { pattern: 'a' }, 1],
  ['bounds on a text', { minimum: 1, maximum: 2, maxItems: 0 }, 'a'],
  ['an absent member', { properties: { a: { type: 'string' } } }, { a: undefined } as unknown as Json],
  ['a condition that holds', { if: { required: ['a'] }, else: { required: ['b'] } }, { a: 1 }],
];
describe('a schema error is not', () => {
  for (const [title, schema, value] of fine) {
    it(title, () => expect(found(value, schema)).toEqual([]));
  }
});

it('of the alternatives, the first one is what is reported', () => {
  const schema = { items: { anyOf: [{ $ref: '#/definitions/Part' }, variable] } };
  expect(found([{ port: 'x', prot: 1 }], schema)).toEqual([
    ['type', '0.port', ''],
    ['additionalProperties', '0', 'prot'],
  ]);
});

it('of a value of another type, nothing else is reported', () => {
  expect(found(1, { type: 'string', enum: ['a'], const: 'a' })).toEqual([['type', '', '']]);
});

/** Every value in a value, the outermost first. */
function inside(value: Json): Json[] {
  const below = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return [value, ...below.flatMap((inner) => inside(inner ?? null))];
}

const odd = fc.constantFrom<Json>(1, -1, 1.5, 99_999, 'x', '${count}', true, null, [], {}, { odd: 1 });

/** A manifest with one value somewhere in it replaced by an odd one, which may be legal there. */
function damagedManifest(kind: string): fc.Arbitrary<Json> {
  return fc.tuple(arbitrarySpec(kind), odd, fc.nat()).map(([spec, replacement, place]) => {
    const manifest = { apiVersion: 'evenkeel/v1', kind, metadata: { name: 'a' }, spec };
    let left = place % inside(manifest).length;
    const damaged = (value: Json): Json => (left-- === 0 ? replacement : mapInner(value, damaged));
    return damaged(manifest);
  });
}

describe.each([...kinds.keys()])('the schema of a %s', (kind) => {
  const schema = registry.schema(kind);

  it('has no keyword that is not looked at', () => {
    const looked = 'type const enum pattern minimum maximum maxItems required properties additionalProperties items';
    const structure = 'anyOf $ref definitions if else';
    const words = '$schema title description default x-kept x-on-change x-rolls x-compared-as';
    const known = new Set(`${looked} ${structure} ${words}`.split(' '));
    expect([...keywordsIn(schema)].filter((keyword) => !known.has(keyword))).toEqual([]);
  });

  it('refuses what a full validator refuses, and nothing else', () => {
    const full = new Ajv({ strict: false, validateSchema: false }).compile(schema);
    fc.assert(
      fc.property(damagedManifest(kind), (manifest) => {
        expect(schemaErrors(manifest, { schema, root: schema }).length === 0).toBe(full(manifest));
      }),
      { numRuns: 300 },
    );
  });
});

function keywordsIn(schema: JsonObject, found = new Set<string>()): Set<string> {
  for (const [keyword, value] of Object.entries(schema)) {
    found.add(keyword);
    const isNamed = keyword === 'properties' || keyword === 'definitions';
    const below = isNamed && isObject(value) ? Object.values(value) : [value].flat();
    if (!['default', 'enum', 'const'].includes(keyword))
      for (const inner of below.filter(isObject)) keywordsIn(inner, found);
  }
  return found;
}
