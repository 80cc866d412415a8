import { describe, expect, it } from 'vitest';
import { comparable } from '../../src/engine/canonical.ts';
import { contentHash } from '../../src/engine/content-hash.ts';
import { specShape } from '../../src/engine/shape.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import { type FieldRules, keep, ruleTree } from '../../src/model/field.ts';
import { brick, toys } from '../support/toy-kinds.ts';

const plain: FieldRules = {
  size: { whenOmitted: 1 },
  names: { unordered: true },
  parts: { keyedBy: ['key'] },
  'parts[].port': { whenOmitted: 80 },
  'box.lid': { whenOmitted: false },
  mood: { whenOmitted: keep },
  colour: { onChange: 'update' },
};

function hashOf(spec: JsonObject, fields: FieldRules = plain): string {
  const rules = ruleTree(fields);
  return contentHash(
    comparable(spec, { kind: brick, rules, shape: specShape(toys.schema('Brick')), place: undefined }),
    rules,
  );
}

const same: readonly [string, JsonObject, JsonObject][] = [
  ['the order of members', { name: 'a', labels: { a: '1', b: '2' } }, { labels: { b: '2', a: '1' }, name: 'a' }],
  ['the order of sets', { names: ['a', 'b'] }, { names: ['b', 'a'] }],
  ['the order of keyed lists', { parts: [{ key: 'a' }, { key: 'b' }] }, { parts: [{ key: 'b' }, { key: 'a' }] }],
  ['defaults written out', { size: 1, parts: [{ key: 'a', port: 80 }] }, { parts: [{ key: 'a' }] }],
  ['what is empty', { labels: {}, names: [], box: {} }, {}],
  ['what changes without a new revision', { colour: 'red' }, { colour: 'blue' }],
];

const different: readonly [string, JsonObject, JsonObject][] = [
  ['a value', { name: 'a' }, { name: 'b' }],
  ['a block of nothing but defaults', { box: { lid: false } }, {}],
  ['the order of other lists', { steps: ['a', 'b'] }, { steps: ['b', 'a'] }],
  ['an element', { parts: [{ key: 'a' }] }, { parts: [{ key: 'a' }, { key: 'b' }] }],
  ['the type of a value', { labels: { a: '1' } }, { labels: { a: '01' } }],
  ['where a value stands', { name: 'x' }, { mood: 'x' }],
  ['the value of a field that AWS decides otherwise', { mood: 'x' }, { mood: 'y' }],
];

describe('the content hash', () => {
  for (const [title, left, right] of same) {
    it(`does not depend on ${title}`, () => {
      expect(hashOf(left)).toBe(hashOf(right));
    });
  }

  for (const [title, left, right] of different) {
    it(`depends on ${title}`, () => {
      expect(hashOf(left)).not.toBe(hashOf(right));
    });
  }

  it('survives a new rule about a default, of a value or of a block', () => {
    const before = hashOf({ name: 'a', box: { width: 3 } }, {});
    const rules: FieldRules = { size: { whenOmitted: 1 }, 'box.lid': { whenOmitted: false } };
    expect(hashOf({ name: 'a', box: { width: 3 } }, rules)).toBe(before);
    const bare = hashOf({ name: 'a' }, {});
    expect(hashOf({ name: 'a' }, { box: { whenOmitted: {} }, 'box.lid': { whenOmitted: false } })).toBe(bare);
  });

  it('is 32 hexadecimal digits', () => {
    expect(hashOf({})).toMatch(/^[0-9a-f]{32}$/);
  });
});
