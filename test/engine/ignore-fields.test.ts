import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/lib/json.ts';
import { pathText } from '../../src/model/change.ts';
import type { Kind } from '../../src/model/kind.ts';
import { brick, liveToy, scroll, toy } from '../support/toy-kinds.ts';
import { onlyStep, planToys } from '../support/toy-plan.ts';

interface Row {
  readonly title: string;
  readonly pointers: readonly string[];
  readonly spec: JsonObject;
  readonly live: JsonObject;
  readonly differing: readonly string[];
}

const twoParts = {
  parts: [
    { key: 'b', value: 'x' },
    { key: 'a', value: 'x' },
  ],
};
const otherParts = {
  parts: [
    { key: 'a', port: 80, value: 'y' },
    { key: 'b', port: 80, value: 'y' },
  ],
};

const rows: readonly Row[] = [
  {
    title: 'a scalar',
    pointers: ['/spec/size'],
    spec: { size: 3, colour: 'red' },
    live: { size: 4 },
    differing: ['colour'],
  },
  {
    title: 'a scalar that the manifest does not set',
    pointers: ['/spec/size'],
    spec: {},
    live: { size: 4 },
    differing: [],
  },
  {
    title: 'a scalar that AWS does not have',
    pointers: ['/spec/colour'],
    spec: { colour: 'red' },
    live: {},
    differing: [],
  },
  {
    title: 'a block',
    pointers: ['/spec/box'],
    spec: { box: { lid: true } },
    live: { box: { width: 1 } },
    differing: [],
  },
  {
    title: 'a member of a block',
    pointers: ['/spec/box/width'],
    spec: { box: { lid: true } },
    live: { box: { width: 1 } },
    differing: ['box.lid'],
  },
  {
    title: 'the only member of a block that the manifest does not have',
    pointers: ['/spec/box/inner/key'],
    spec: {},
    live: { box: { inner: { key: 'k' } } },
    differing: [],
  },
  {
    title: 'the only member of a block that AWS does not have',
    pointers: ['/spec/box/inner/key'],
    spec: { box: { inner: { key: 'k' } } },
    live: {},
    differing: [],
  },
  {
    title: 'a member of an element by position in the manifest',
    pointers: ['/spec/parts/0/value'],
    spec: twoParts,
    live: otherParts,
    differing: ['parts[a/80].value'],
  },
  {
    title: 'a member of an element by key',
    pointers: ['/spec/parts/a/value'],
    spec: twoParts,
    live: otherParts,
    differing: ['parts[b/80].value'],
  },
  {
    title: 'an element that the manifest does not have',
    pointers: ['/spec/parts/c'],
    spec: twoParts,
    live: { parts: [...twoParts.parts, { key: 'c' }] },
    differing: [],
  },
  {
    title: 'an element that AWS does not have',
    pointers: ['/spec/parts/b'],
    spec: twoParts,
    live: { parts: [{ key: 'a', value: 'x' }] },
    differing: [],
  },
  {
    title: 'a whole list',
    pointers: ['/spec/names'],
    spec: { names: ['a'] },
    live: { names: ['b', 'c'] },
    differing: [],
  },
  {
    title: 'a member with a slash in its name',
    pointers: ['/spec/labels/a~1b'],
    spec: { labels: { 'a/b': '1', c: '1' } },
    live: { labels: { 'a/b': '2', c: '2' } },
    differing: ['labels.c'],
  },
  {
    title: 'nothing outside the spec',
    pointers: ['/metadata/name', 'spec/size', ''],
    spec: { size: 3 },
    live: { size: 4 },
    differing: ['size'],
  },
];

function stepFor(kind: Kind, { pointers, spec, live }: Pick<Row, 'pointers' | 'spec' | 'live'>) {
  const observed = liveToy(kind, 'a', { spec: { name: 'a', ...live } });
  const manifest = toy(kind, 'a', { spec, policy: { ignoreChanges: pointers } });
  return onlyStep(planToys({ manifests: [manifest], live: [[`${kind.name}/a`, observed]] }));
}

describe('policy.ignoreChanges leaves alone', () => {
  for (const row of rows) {
    it(row.title, () => {
      expect(stepFor(brick, row).change.fields.map(({ path }) => pathText(path))).toEqual(row.differing);
    });
  }

  const tags = (pointers: readonly string[]) => {
    const observed = liveToy(brick, 'a', {
      tags: { 'evenkeel:owner': 'me', 'evenkeel:resource': 'Brick/a', team: 'red', cost: '7' },
    });
    const manifest = toy(brick, 'a', { spec: { tags: { team: 'blue' } }, policy: { ignoreChanges: pointers } });
    return onlyStep(planToys({ manifests: [manifest], live: [['Brick/a', observed]] })).change.fields.map(({ path }) =>
      pathText(path),
    );
  };

  it('one tag', () => {
    expect(tags(['/spec/tags/cost'])).toEqual(['tags[team]']);
  });

  it('all tags but ours', () => {
    expect(tags(['/spec/tags'])).toEqual([]);
  });
});

describe('an ignored field', () => {
  const ignored = {
    pointers: ['/spec/parts/0/value', '/spec/size'],
    spec: { ...twoParts, size: 3, colour: 'red' },
    live: { ...otherParts, size: 4 },
  };

  it('is sent as AWS has it when another field asks for a new revision', () => {
    const { change, desired } = stepFor(scroll, ignored);
    expect(change.op).toBe('revise');
    expect(desired?.given).toMatchObject({
      size: 4,
      colour: 'red',
      parts: [
        { key: 'b', value: 'y' },
        { key: 'a', value: 'x' },
      ],
    });
  });

  it('is sent as the manifest has it when there is nothing yet', () => {
    const manifest = toy(brick, 'a', { spec: { size: 3 }, policy: { ignoreChanges: ['/spec/size'] } });
    expect(onlyStep(planToys({ manifests: [manifest] })).desired?.given).toMatchObject({ size: 3 });
  });
});
