import { describe, expect, it } from 'vitest';
import { comparable, spelledAlike } from '../../src/engine/canonical.ts';
import { specShape } from '../../src/engine/shape.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import { type FieldRules, keep, ruleTree } from '../../src/model/field.ts';
import { brick, toys } from '../support/toy-kinds.ts';

const shape = specShape(toys.schema('Brick'));
const pending = { pending: 'Scroll/s', attribute: 'arn', suffix: '' };

function canonical(spec: JsonObject, fields: FieldRules = {}): JsonObject {
  return comparable(spec, { kind: brick, rules: ruleTree(fields), shape, place: undefined });
}

const rows: readonly [string, FieldRules, JsonObject, JsonObject][] = [
  ['drops members that AWS does not model', {}, { name: 'a', colours: 1 }, { name: 'a' }],
  ['drops nulls', {}, { name: null, steps: ['x', null] }, { steps: ['x'] }],
  ['drops what is empty, all the way up', {}, { steps: [], labels: {}, box: { inner: {} } }, {}],
  ['keeps false and zero', {}, { size: 0, box: { lid: false } }, { size: 0, box: { lid: false } }],
  ['keeps elements that say nothing', {}, { parts: [{}, { key: 'a' }] }, { parts: [{}, { key: 'a' }] }],
  ['keeps free maps as they are, sorted', {}, { labels: { b: '2', A: '1' } }, { labels: { A: '1', b: '2' } }],
  ['fills a default', { size: { whenOmitted: 1 } }, {}, { size: 1 }],
  ['prefers what was said to the default', { size: { whenOmitted: 1 } }, { size: 2 }, { size: 2 }],
  ['fills nothing where AWS decides', { mood: { whenOmitted: keep } }, {}, {}],
  [
    'fills defaults below a member that is there',
    { 'box.width': { whenOmitted: 9 } },
    { box: { lid: true } },
    { box: { lid: true, width: 9 } },
  ],
  ['fills no default below a member that is not', { 'box.width': { whenOmitted: 9 } }, {}, {}],
  ['fills no default in a block that says nothing', { 'box.width': { whenOmitted: 9 } }, { box: { inner: {} } }, {}],
  ['fills whole blocks', { box: { whenOmitted: {} }, 'box.width': { whenOmitted: 9 } }, {}, { box: { width: 9 } }],
  [
    'fills defaults in elements',
    { 'parts[].port': { whenOmitted: 80 } },
    { parts: [{ key: 'a' }] },
    { parts: [{ key: 'a', port: 80 }] },
  ],
  ['normalises', { name: { normalise: (value) => String(value).toLowerCase() } }, { name: 'A' }, { name: 'a' }],
  ['drops what is normalised away', { box: { normalise: () => undefined } }, { box: { lid: true } }, {}],
  [
    'puts a default in the place of what is normalised away',
    { name: { normalise: (value) => (value === '' ? undefined : value), whenOmitted: 'b' } },
    { name: '' },
    { name: 'b' },
  ],
  ['sorts sets', { names: { unordered: true } }, { names: ['b', 'a'] }, { names: ['a', 'b'] }],
  [
    'sorts keyed lists by key',
    { parts: { keyedBy: ['key'] } },
    { parts: [{ key: 'b' }, { key: 'a', value: 'z' }] },
    { parts: [{ key: 'a', value: 'z' }, { key: 'b' }] },
  ],
  ['keeps the order of other lists', {}, { steps: ['b', 'a'] }, { steps: ['b', 'a'] }],
  [
    'reads documents',
    { document: { document: true } },
    { document: '{"b": [], "a": null}' },
    { document: { b: [], a: null } },
  ],
  ['leaves a text that is no document', { document: { document: true } }, { document: '{' }, { document: '{' }],
  ['leaves what is pending', { size: { whenOmitted: 1, normalise: () => 2 } }, { size: pending }, { size: pending }],
];

describe('the canonical form', () => {
  for (const [title, fields, spec, expected] of rows) {
    it(title, () => {
      expect(canonical(spec, fields)).toEqual(expected);
    });

    it(`${title}, and doing it again changes nothing`, () => {
      const once = canonical(spec, fields);
      expect(canonical(once, fields)).toEqual(once);
    });
  }

  it('does not touch what it is given', () => {
    const spec = { names: ['b', 'a'], labels: { b: '', a: '' }, document: '{}' };
    canonical(spec, { names: { unordered: true }, document: { document: true } });
    expect(spec).toEqual({ names: ['b', 'a'], labels: { b: '', a: '' }, document: '{}' });
  });
});

describe('the author’s own spelling', () => {
  it('keeps the order and gets no defaults', () => {
    const fields: FieldRules = { size: { whenOmitted: 1 }, names: { unordered: true }, name: { normalise: () => 'n' } };
    const spec = { names: ['b', 'a'], name: 'N', colours: 1 };
    expect(spelledAlike(spec, { rules: ruleTree(fields), shape, place: undefined })).toEqual({
      names: ['b', 'a'],
      name: 'n',
    });
  });
});
