import { describe, expect, it } from 'vitest';
import { diff } from '../../src/engine/diff.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import { type FieldChange, pathText } from '../../src/model/change.ts';
import { type FieldRules, keep, ruleTree } from '../../src/model/field.ts';

type Expected = readonly [path: string, change: Partial<Omit<FieldChange, 'path'>>];

interface Row {
  readonly title: string;
  readonly fields?: FieldRules;
  readonly desired: JsonObject;
  readonly observed: JsonObject;
  readonly changes: readonly Expected[];
}

const pending = { pending: 'Scroll/s', attribute: 'arn', suffix: '' } as const;
const parts: FieldRules = { parts: { keyedBy: ['key', 'port'] } };
const secretParts: FieldRules = { parts: { keyedBy: ['key'] }, 'parts[].value': { secret: true } };

const rows: readonly Row[] = [
  { title: 'equal values do not differ', desired: { a: { b: [1] } }, observed: { a: { b: [1] } }, changes: [] },
  {
    title: 'a changed value differs',
    desired: { a: 1 },
    observed: { a: 2 },
    changes: [['a', { before: 2, after: 1 }]],
  },
  { title: 'a new value differs', desired: { a: 1 }, observed: {}, changes: [['a', { after: 1 }]] },
  { title: 'a removed value differs', desired: {}, observed: { a: 1 }, changes: [['a', { before: 1 }]] },
  {
    title: 'what AWS decides is kept when nothing is said',
    fields: { a: { whenOmitted: keep } },
    desired: {},
    observed: { a: 1 },
    changes: [],
  },
  {
    title: 'a block of nothing but what AWS decides is kept when nothing is said',
    fields: { 'box.inner': { whenOmitted: keep } },
    desired: {},
    observed: { box: { inner: { key: 'a' } } },
    changes: [],
  },
  {
    title: 'a block with something else in it differs',
    fields: { 'box.inner': { whenOmitted: keep } },
    desired: {},
    observed: { box: { inner: { key: 'a' }, lid: true } },
    changes: [['box', { before: { inner: { key: 'a' }, lid: true } }]],
  },
  {
    title: 'what AWS decides is changed when something is said',
    fields: { a: { whenOmitted: keep } },
    desired: { a: 2 },
    observed: { a: 1 },
    changes: [['a', { before: 1, after: 2 }]],
  },
  {
    title: 'mappings differ by member',
    desired: { box: { lid: true, width: 1 } },
    observed: { box: { lid: false, width: 1 } },
    changes: [['box.lid', { before: false, after: true }]],
  },
  {
    title: 'a mapping that is not there yet differs as a whole',
    desired: { box: { lid: true } },
    observed: {},
    changes: [['box', { after: { lid: true } }]],
  },
  {
    title: 'keyed lists differ by key',
    fields: parts,
    desired: {
      parts: [
        { key: 'a', port: 1, value: 'x' },
        { key: 'c', port: 1 },
      ],
    },
    observed: {
      parts: [
        { key: 'b', port: 1 },
        { key: 'a', port: 1, value: 'y' },
      ],
    },
    changes: [
      ['parts[a/1].value', { before: 'y', after: 'x' }],
      ['parts[c/1]', { after: { key: 'c', port: 1 } }],
      ['parts[b/1]', { before: { key: 'b', port: 1 } }],
    ],
  },
  {
    title: 'a keyed list that is gone differs by element',
    fields: parts,
    desired: {},
    observed: { parts: [{ key: 'a', port: 1 }] },
    changes: [['parts[a/1]', { before: { key: 'a', port: 1 } }]],
  },
  {
    title: 'elements of one key are all compared',
    fields: parts,
    desired: {
      parts: [
        { key: 'a', port: 1, value: 'x' },
        { key: 'a', port: 1, value: 'y' },
      ],
    },
    observed: {
      parts: [
        { key: 'a', port: 1, value: 'x' },
        { key: 'a', port: 1, value: 'z' },
      ],
    },
    changes: [['parts[a/1#2].value', { before: 'z', after: 'y' }]],
  },
  {
    title: 'other lists differ as a whole, by position',
    desired: { steps: ['a', 'b'] },
    observed: { steps: ['b', 'a'] },
    changes: [['steps', { before: ['b', 'a'], after: ['a', 'b'] }]],
  },
  {
    title: 'documents differ as a whole',
    fields: { document: { document: true } },
    desired: { document: { a: 1, b: 1 } },
    observed: { document: { a: 2, b: 1 } },
    changes: [['document', { before: { a: 2, b: 1 }, after: { a: 1, b: 1 } }]],
  },
  {
    title: 'documents do not differ by the order of members',
    fields: { document: { document: true } },
    desired: { document: { a: 1, b: { c: [], d: null } } },
    observed: { document: { b: { d: null, c: [] }, a: 1 } },
    changes: [],
  },
  {
    title: 'what means the same does not differ',
    fields: { a: { sameAs: (desired, observed) => String(desired) === String(observed) } },
    desired: { a: 1, b: 1 },
    observed: { a: '1', b: '1' },
    changes: [['b', { before: '1', after: 1 }]],
  },
  {
    title: 'what is pending differs',
    desired: { a: pending },
    observed: { a: { pending: 'x' } },
    changes: [['a', { before: { pending: 'x' }, after: pending }]],
  },
  {
    title: 'a change is made as the nearest rule says',
    fields: { box: { onChange: 'replace' }, 'box.lid': { onChange: 'revise' } },
    desired: { a: 1, box: { lid: true, width: 2 } },
    observed: { a: 2, box: { lid: false, width: 1 } },
    changes: [
      ['a', { mode: 'update' }],
      ['box.lid', { mode: 'revise' }],
      ['box.width', { mode: 'replace' }],
    ],
  },
  {
    title: 'a rule may decide by the values',
    fields: { a: { onChange: (before, after) => (before === 1 && after === 2 ? 'replace' : 'update') } },
    desired: { a: 2 },
    observed: { a: 1 },
    changes: [['a', { mode: 'replace' }]],
  },
  {
    title: 'a rolling block rolls with any of its members',
    fields: { ...parts, box: { rolls: true } },
    desired: { box: { inner: { key: 'a' } }, a: 1 },
    observed: { box: { inner: { key: 'b' } } },
    changes: [
      ['box.inner.key', { rolls: true }],
      ['a', { after: 1 }],
    ],
  },
  {
    title: 'a secret is marked',
    fields: { a: { secret: true } },
    desired: { a: 'x', b: 'y' },
    observed: {},
    changes: [
      ['a', { sensitive: true }],
      ['b', { after: 'y' }],
    ],
  },
  {
    title: 'what lies below a secret is marked',
    fields: { box: { secret: true } },
    desired: { box: { lid: true } },
    observed: { box: { lid: false } },
    changes: [['box.lid', { sensitive: true }]],
  },
  {
    title: 'a value may be a secret by what stands beside it',
    fields: { ...parts, 'parts[].value': { secret: (_value, { key }) => key === 'password' } },
    desired: {
      parts: [
        { key: 'password', value: 'x' },
        { key: 'plain', value: 'x' },
      ],
    },
    observed: {
      parts: [
        { key: 'password', value: 'y' },
        { key: 'plain', value: 'y' },
      ],
    },
    changes: [
      ['parts[password].value', { sensitive: true }],
      ['parts[plain].value', { before: 'y', after: 'x' }],
    ],
  },
  {
    title: 'a secret in what is added as a whole is masked',
    fields: { ...secretParts, 'box.inner.value': { secret: true } },
    desired: { parts: [{ key: 'a', value: 'hush' }], box: { inner: { key: 'k', value: 'hush' } } },
    observed: { parts: [{ key: 'b', value: 'hush' }] },
    changes: [
      ['parts[a]', { after: { key: 'a', value: '(sensitive)' } }],
      ['parts[b]', { before: { key: 'b', value: '(sensitive)' } }],
      ['box', { after: { inner: { key: 'k', value: '(sensitive)' } } }],
    ],
  },
];

describe('two canonical specs', () => {
  for (const { title, fields = {}, desired, observed, changes } of rows) {
    it(title, () => {
      const found = diff(desired, observed, { rules: ruleTree(fields), onChange: 'update' });
      expect(found.map(({ path }) => pathText(path))).toEqual(changes.map(([path]) => path));
      for (const [index, [, change]] of changes.entries()) expect(found[index]).toMatchObject(change);
    });
  }

  it('take the kind’s own mode where no rule says', () => {
    const [change] = diff({ a: 1 }, {}, { rules: ruleTree({}), onChange: 'revise' });
    expect(change?.mode).toBe('revise');
  });

  it('mark nothing that rules do not mark', () => {
    const [change] = diff({ a: 1 }, { a: 2 }, { rules: ruleTree({}), onChange: 'update' });
    expect(change).toEqual({ path: ['a'], before: 2, after: 1, mode: 'update' });
  });
});
