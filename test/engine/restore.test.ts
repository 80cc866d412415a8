import { describe, expect, it } from 'vitest';
import { link } from '../../src/engine/link.ts';
import { restore } from '../../src/engine/restore.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Kind } from '../../src/model/kind.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { Cloud } from '../../src/model/ports.ts';
import type { ResourceId } from '../../src/model/resource.ts';
import { toyCloud } from '../support/toy-cloud.ts';
import { brick, scroll, tower, toy, toyPass, toys } from '../support/toy-kinds.ts';

const place = { account: '111122223333', region: 'moon', partition: 'aws' };
const arn = (kind: Kind, name: string) => `arn:aws:toys:moon:111122223333:${kind.name.toLowerCase()}/${name}`;

const base = { ...tower.fields.base, rolls: true as const };
const registry = {
  ...toys,
  kinds: new Map(toys.kinds).set('Tower', { ...tower, fields: { ...tower.fields, base } }),
};

interface Past {
  readonly manifests: readonly Manifest[];
  /** What the tower was deployed with. */
  readonly content: JsonObject;
  /** What older scrolls say, by ARN. */
  readonly scrolls?: Readonly<Record<string, JsonObject>>;
}

/** The edits that bring Tower/t back, without the manifests' places. */
async function edits({ manifests, content, scrolls = {} }: Past) {
  const rejected = { problems: [], ids: new Set<ResourceId>(), whole: true, revision: '' };
  const graph = link({ desired: manifests, rejected }, { ...toyPass, registry, place });
  const toyPort = toyCloud().ports().cloud;
  const cloud: Cloud = {
    ...toyPort,
    provider: async (kind) => ({
      ...(await toyPort.provider(kind)),
      ...(kind === 'Scroll' ? { read: async (name) => scrolls[name] ?? {} } : {}),
    }),
  };
  const found = await restore('Tower/t', { name: 't', ...content }, { graph, cloud, place });
  return found.map(({ manifest, shown, ...edit }) => ({ of: manifest.id, ...edit, shown }));
}

const towerOf = (spec: JsonObject, policy = {}) => toy(tower, 't', { spec, policy });

describe('the fields that start a deployment', () => {
  it('are set, taken out and put in', async () => {
    const found = await edits({
      manifests: [towerOf({ box: { width: 2, lid: true }, names: ['a'] })],
      content: { box: { width: 1, lid: false }, parts: [{ key: 'x', value: 'y', port: 80 }] },
    });
    expect(found).toEqual([
      { of: 'Tower/t', path: ['spec', 'names'], shown: { label: 'names', before: ['a'] } },
      { of: 'Tower/t', path: ['spec', 'box', 'lid'], shown: { label: 'box.lid', before: true } },
      { of: 'Tower/t', path: ['spec', 'box', 'width'], value: 1, shown: { label: 'box.width', before: 2, after: 1 } },
      {
        of: 'Tower/t',
        path: ['spec', 'parts'],
        value: [{ key: 'x', value: 'y' }],
        shown: { label: 'parts', after: [{ key: 'x', value: 'y' }] },
      },
    ]);
  });

  it('are the only ones that are restored', async () => {
    expect(await edits({ manifests: [towerOf({ size: 3 })], content: { size: 2 } })).toEqual([]);
  });

  it('stay as they are where defaults and order are all that differs', async () => {
    const manifests = [towerOf({ names: ['a', 'b'], parts: [{ key: 'x' }] })];
    expect(await edits({ manifests, content: { names: ['b', 'a'], parts: [{ key: 'x', port: 80 }] } })).toEqual([]);
  });

  it('stay as they are where policy.ignoreChanges leaves them to somebody else', async () => {
    const manifests = [towerOf({ box: { width: 2 } }, { ignoreChanges: ['/spec/box/width'] })];
    expect(await edits({ manifests, content: { box: { width: 1 } } })).toEqual([]);
  });

  it('go by key in lists', async () => {
    const [found] = await edits({
      manifests: [towerOf({ parts: [{ key: 'b' }, { key: 'a', value: 'new' }] })],
      content: { parts: [{ key: 'a', value: 'old' }, { key: 'b' }] },
    });
    expect(found).toMatchObject({
      path: ['spec', 'parts', 1, 'value'],
      value: 'old',
      shown: { label: 'parts[a].value' },
    });
  });

  it('hide what is secret, and still carry it', async () => {
    const found = await edits({
      manifests: [towerOf({ parts: [{ key: 'a', secretValue: 'new' }] })],
      content: {
        parts: [
          { key: 'a', secretValue: 'old' },
          { key: 'b', secretValue: 'other' },
        ],
      },
    });
    expect(found.map(({ value }) => value)).toEqual(['old', { key: 'b', secretValue: 'other' }]);
    expect(found.map(({ shown }) => shown)).toEqual([
      { label: 'parts[a].secretValue', before: '(sensitive)', after: '(sensitive)' },
      { label: 'parts[b]', after: { key: 'b', secretValue: '(sensitive)' } },
    ]);
  });

  it('are refused where elements cannot be told apart', async () => {
    const parts = (value: string) => [{ key: 'a' }, { key: 'a', value }];
    await expect(
      edits({ manifests: [towerOf({ parts: parts('new') })], content: { parts: parts('old') } }),
    ).rejects.toMatchObject({
      name: 'EditUnsafe',
      message: expect.stringContaining('of Tower/t cannot be told apart'),
    });
  });
});

describe('a revision that is referred to', () => {
  const referring = towerOf({ colour: 'ref:Scroll/s' });
  const content = { colour: arn(scroll, 's') };

  it('is restored in its own manifest, with all its fields', async () => {
    const manifests = [referring, toy(scroll, 's', { spec: { size: 2, colour: 'red' } })];
    const found = await edits({ manifests, content, scrolls: { [arn(scroll, 's')]: { name: 's', size: 3 } } });
    expect(found.map(({ of, path, value }) => [of, path, value])).toEqual([
      ['Scroll/s', ['spec', 'size'], 3],
      ['Scroll/s', ['spec', 'colour'], undefined],
    ]);
  });

  it('needs no edit where it says the same', async () => {
    const manifests = [referring, toy(scroll, 's', { spec: { size: 2 } })];
    expect(await edits({ manifests, content, scrolls: { [arn(scroll, 's')]: { name: 's', size: 2 } } })).toEqual([]);
  });

  it('is named where it is a revision of something else', async () => {
    const manifests = [referring, toy(scroll, 's')];
    const [found] = await edits({ manifests, content: { colour: arn(scroll, 'other') } });
    expect(found).toMatchObject({
      path: ['spec', 'colour'],
      value: arn(scroll, 'other'),
      shown: { before: 'ref:Scroll/s', after: arn(scroll, 'other') },
    });
  });
});

describe('a text that a reference may stand for', () => {
  const back = (text: string, former: string) => {
    const manifests = [...['new', 'old'].map((name) => toy(brick, name)), towerOf({ base: text })];
    return edits({ manifests, content: { base: former } });
  };

  it('is a reference again where it was one', async () => {
    const [found] = await back('ref:Brick/new', arn(brick, 'old'));
    expect(found).toMatchObject({ value: 'ref:Brick/old', shown: { before: 'ref:Brick/new', after: 'ref:Brick/old' } });
  });

  it('stays a text where it was one', async () => {
    const [found] = await back(arn(brick, 'new'), arn(brick, 'old'));
    expect(found).toMatchObject({ value: arn(brick, 'old') });
  });

  it('is the text itself where nothing of the manifests is known by it', async () => {
    const [found] = await back('ref:Brick/new', arn(brick, 'gone'));
    expect(found).toMatchObject({ value: arn(brick, 'gone') });
  });
});
