import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/lib/json.ts';
import { type FieldRule, type FieldRules, keep, ruleTree } from '../../../src/model/field.ts';
import { declaredTypes } from '../../../tools/generate/declared-types.ts';
import { schemaWriter } from '../../../tools/generate/schema-writer.ts';

const types = declaredTypes(`
  interface Create {
    name: string;
    /** <p>How many.</p> */ count?: number;
    /** Valid values are multiples of 0.1 from 0.1 to 100.0. */ percent?: number;
    /** Since version 1.26.0-1 of the agent. */ size?: number;
    on?: boolean;
    mode?: Mode;
    text?: string;
    names?: string[];
    options?: Record<string, string>;
    part?: Part;
    other?: Part;
    tree?: Tree;
    tags?: Tag[];
  }
  declare const Mode: { readonly A: "a"; readonly B: "b" };
  interface Part { value: string | undefined; parts?: Part[] }
  interface Tree { Left?: Tree; Right?: Tree }
  interface Tag { Key: string; Value?: string }
`);
const variable = { type: 'string', pattern: '^\\$\\{[^}]+\\}$' };
const reference = { type: 'string', pattern: '^ref:' };

function write(fields: FieldRules = {}) {
  const create = types.get('Create');
  const writer = schemaWriter(types);
  const members = create?.is === 'structure' ? create.members : [];
  const { properties } = writer.structure(members, { rules: ruleTree(fields), path: [] });
  return { properties: properties as JsonObject, definitions: writer.definitions() };
}

function field(path: string, fields: FieldRules = {}): unknown {
  return path.split('/').reduce<unknown>((at, step) => (at as JsonObject)[step], write(fields).properties);
}

describe('the schema of a field without rules', () => {
  const rows: readonly [path: string, real: JsonObject][] = [
    ['count', { type: 'integer' }],
    ['percent', { type: 'number' }],
    ['size', { type: 'integer' }],
    ['on', { type: 'boolean' }],
    ['mode', { type: 'string', enum: ['a', 'b'] }],
    ['names', { type: 'array', items: { type: 'string' } }],
    ['options', { type: 'object', additionalProperties: { type: 'string' } }],
    ['part', { $ref: '#/definitions/Part' }],
  ];
  for (const [path, real] of rows) {
    test(`${path} is ${JSON.stringify(real)} or a variable`, () => {
      expect(field(path)).toMatchObject({ anyOf: [real, variable] });
    });
  }

  test('plain text needs no alternative', () => {
    expect(field('text')).toEqual({ type: 'string' });
  });

  test('the description is AWS’s own', () => {
    expect(field('count')).toHaveProperty('description', 'How many.');
  });
});

describe('a rule', () => {
  const enumerated = { type: 'string', enum: ['a', 'b', 'c'] };
  const rows: readonly [fact: string, path: string, rule: FieldRule, schema: JsonObject][] = [
    ['bounds a number', 'count', { range: [1, 9] }, { anyOf: [{ type: 'integer', minimum: 1, maximum: 9 }, variable] }],
    [
      'makes a number with fractional bounds fractional',
      'count',
      { range: [0.5, 9] },
      { anyOf: [{ type: 'number', minimum: 0.5, maximum: 9 }, variable] },
    ],
    ['adds values to an enum', 'mode', { oneOf: ['b', 'c'] }, { anyOf: [enumerated, variable] }],
    ['lists the values of a text', 'text', { oneOf: ['x'] }, { anyOf: [{ type: 'string', enum: ['x'] }, variable] }],
    [
      'gives text a pattern, which a variable inside it may break',
      'text',
      { pattern: '^x' },
      {
        anyOf: [
          { type: 'string', pattern: '^x' },
          { type: 'string', pattern: '\\$\\{[^}]+\\}' },
        ],
      },
    ],
    ['lets text be a number', 'text', { acceptsNumber: true }, { type: ['string', 'number'] }],
    [
      'lets a document be an object',
      'text',
      { document: true },
      { type: ['string', 'object'], 'x-compared-as': 'document' },
    ],
    [
      'limits a list',
      'names',
      { maximumItems: 3 },
      { anyOf: [{ type: 'array', maxItems: 3, items: { type: 'string' } }, variable] },
    ],
    [
      'lets a reference stand for an enum',
      'mode',
      { refersTo: { kinds: ['A', 'B'], attribute: 'arn' } },
      {
        anyOf: [{ type: 'string', enum: ['a', 'b'] }, variable, reference],
        description: 'May be `ref:A/name` or `ref:B/name`.',
      },
    ],
    ['says what is meant when the field is left out', 'text', { whenOmitted: 'x' }, { type: 'string', default: 'x' }],
    ['says that a field is kept', 'text', { whenOmitted: keep }, { type: 'string', 'x-kept': true }],
    [
      'says how a change is made',
      'text',
      { onChange: 'replace', rolls: true },
      { type: 'string', 'x-on-change': 'replace', 'x-rolls': true },
    ],
    [
      'says that the way of a change depends on the values',
      'text',
      { onChange: () => 'update' },
      { type: 'string', 'x-on-change': 'depends' },
    ],
    ['says that a list is a set', 'names', { unordered: true }, { 'x-compared-as': 'set' }],
    ['says by what a list is keyed', 'tags', { keyedBy: ['key'] }, { 'x-compared-as': 'list keyed by key' }],
    ['says that spellings do not matter', 'text', { normalise: (value) => value }, { 'x-compared-as': 'meaning' }],
    [
      'names who may take the field over',
      'text',
      { delegatedTo: 'Scaler' },
      { description: 'Left alone while a Scaler covers the resource.' },
    ],
  ];
  for (const [fact, path, rule, schema] of rows) {
    test(fact, () => {
      expect(field(path, { [path]: rule })).toMatchObject(schema);
    });
  }

  test('reaches the elements of a list and the members of a map', () => {
    const fields: FieldRules = {
      'names[]': { pattern: '^x' },
      'options.*': { pattern: '^y' },
      'options.file': { pattern: '^z' },
    };
    expect(field('names/anyOf/0/items/anyOf/0', fields)).toEqual({ type: 'string', pattern: '^x' });
    expect(field('options/anyOf/0/additionalProperties/anyOf/0', fields)).toEqual({ type: 'string', pattern: '^y' });
    expect(field('options/anyOf/0/properties/file/anyOf/0', fields)).toEqual({ type: 'string', pattern: '^z' });
  });

  test.each(['colour', 'part.colour', 'tags[].Key', 'names.x', 'text.x'])(
    'whose path %s leads nowhere is refused',
    (path) => {
      expect(() => write({ [path]: { rolls: true } })).toThrow(path.replace('[]', '.[]'));
    },
  );
});

describe('named types', () => {
  test('one type under two rules has two definitions, the second called by its place', () => {
    const { definitions } = write({ 'part.value': { pattern: '^x' } });
    expect(Object.keys(definitions)).toEqual(['Part', 'Part.parts', 'Tag', 'Tree']);
    expect(field('other/anyOf/0/$ref')).toBe('#/definitions/Part');
  });

  test('one type without rules below it has one definition wherever it stands', () => {
    expect(Object.keys(write({ part: { rolls: true } }).definitions)).toEqual(['Part', 'Tag', 'Tree']);
  });

  test('a type that contains itself is written once', () => {
    const { left } = (write().definitions.Tree as { properties: Record<string, JsonObject> }).properties;
    expect(left).toEqual({ anyOf: [{ $ref: '#/definitions/Tree' }, variable] });
  });
});
