import { describe, expect, it } from 'vitest';
import { link } from '../../src/engine/link.ts';
import { observe } from '../../src/engine/observe.ts';
import { FailureError } from '../../src/model/failure.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { Recollection } from '../../src/model/pass.ts';
import type { Indexed } from '../../src/model/provider.ts';
import type { ResourceId } from '../../src/model/resource.ts';
import { toyCloud, type Weather } from '../support/toy-cloud.ts';
import { brick, liveToy, scroll, tower, toy, toyPass } from '../support/toy-kinds.ts';

interface Look extends Weather {
  readonly manifests?: readonly Manifest[];
  readonly rejected?: readonly ResourceId[];
  readonly scope?: ReadonlySet<ResourceId>;
  readonly recollection?: Recollection;
}

async function looked({ manifests = [], rejected = [], scope, recollection, ...weather }: Look) {
  const cloud = toyCloud(weather);
  const pass = { ...toyPass, ...(scope ? { scope } : {}), ...(recollection ? { recollection } : {}) };
  const refused = { problems: [], ids: new Set(rejected), whole: true, revision: 'r1' };
  const observations = await observe(link({ desired: manifests, rejected: refused }, pass), cloud.ports(), pass);
  return { cloud, ...observations };
}

function indexed(path: string, resource: string, owner = 'me'): Indexed {
  return {
    arn: `arn:aws:toys:moon:111122223333:${path}`,
    tags: { 'evenkeel:owner': owner, 'evenkeel:resource': resource },
  };
}

describe('looking at AWS', () => {
  it('asks once per kind, for all manifests together', async () => {
    const { cloud, live } = await looked({
      manifests: [toy(brick, 'a'), toy(brick, 'b'), toy(scroll, 's')],
      live: [liveToy(brick, 'a')],
    });
    expect([...cloud.targets].map(([kind, targets]) => [kind, targets.map(({ key }) => key)])).toEqual([
      ['Brick', ['a', 'b']],
      ['Scroll', ['s']],
    ]);
    expect([...live.keys()]).toEqual(['Brick/a']);
  });

  it('looks at what is referred to first, so that providers see what is really wanted', async () => {
    const reader = toy(tower, 't', { spec: { colour: 'ref:Scroll/s' } });
    const { cloud } = await looked({ manifests: [toy(scroll, 's'), reader], live: [liveToy(scroll, 's')] });
    expect(cloud.targets.get('Tower')?.[0]?.desired?.spec.colour).toBe('arn:aws:toys:moon:111122223333:scroll/s');
  });

  it('knows nothing about a kind that could not be read, and all about the others', async () => {
    const failure = new FailureError('AccessDenied', 'no');
    const { failures, live } = await looked({
      manifests: [toy(brick, 'a'), toy(scroll, 's')],
      fail: { Brick: failure },
      live: [liveToy(scroll, 's')],
    });
    expect([...failures]).toEqual([['Brick/a', failure.failure]]);
    expect([...live.keys()]).toEqual(['Scroll/s']);
  });

  it('goes on without the index, and says so', async () => {
    const failure = new FailureError('Throttled', 'slower');
    const { indexFailure, unseen, live } = await looked({
      manifests: [toy(brick, 'a')],
      live: [liveToy(brick, 'a')],
      index: failure,
    });
    expect(indexFailure).toEqual(failure.failure);
    expect(unseen).toEqual(failure.failure);
    expect([...live.keys()]).toEqual(['Brick/a']);
  });

  it('gives providers what the index shows of each target', async () => {
    const entry = indexed('brick/a', 'Brick/a');
    const { cloud } = await looked({ manifests: [toy(brick, 'a'), toy(brick, 'b')], index: [entry] });
    expect(cloud.targets.get('Brick')?.map((target) => target.indexed)).toEqual([[entry], []]);
  });

  it('counts what this instance owns', async () => {
    const foreign = liveToy(brick, 'b', { tags: { 'evenkeel:owner': 'you' } });
    const { owned } = await looked({
      manifests: [toy(brick, 'a'), toy(brick, 'b'), toy(brick, 'c')],
      live: [liveToy(brick, 'a'), foreign, liveToy(brick, 'c', { tags: {} }), liveToy(brick, 'gone')],
      index: [indexed('brick/gone', 'Brick/gone')],
    });
    expect(owned).toBe(2);
  });
});

describe('an orphan', () => {
  const orphansOf = async (look: Look) =>
    (await looked(look)).orphans.map(({ id, observed, successor }) => [id, observed.key, successor]);

  it('carries our tag and has no manifest', async () => {
    const look = { live: [liveToy(brick, 'a')], index: [indexed('brick/a', 'Brick/a')] };
    expect(await orphansOf(look)).toEqual([['Brick/a', 'a', undefined]]);
  });

  it('that could not be looked at is said to be missing from the orphans', async () => {
    const failure = new FailureError('Unreachable', 'no');
    const look = { fail: { Brick: failure }, index: [indexed('brick/a', 'Brick/a')] };
    expect(await looked(look)).toMatchObject({ orphans: [], unseen: failure.failure });
    expect((await looked({ manifests: [toy(brick, 'a')], ...look })).unseen).toBeUndefined();
  });

  it('is not what is gone although the index still shows it', async () => {
    expect(await orphansOf({ index: [indexed('brick/a', 'Brick/a')] })).toEqual([]);
  });

  it('is not what a manifest describes under another name of its own', async () => {
    const look = {
      manifests: [toy(brick, 'b', { spec: { name: 'a' } })],
      live: [liveToy(brick, 'a')],
      index: [indexed('brick/a', 'Brick/b')],
    };
    expect(await orphansOf(look)).toEqual([]);
  });

  it('is not what belongs to a manifest with errors', async () => {
    const look = {
      rejected: ['Brick/a' as const],
      live: [liveToy(brick, 'a')],
      index: [indexed('brick/a', 'Brick/a')],
    };
    expect(await orphansOf(look)).toEqual([]);
  });

  it('is not what belongs to a manifest that was refused for its references', async () => {
    const manifests = [toy(tower, 't', { spec: { base: 'ref:Brick/lost' } })];
    expect(await orphansOf({ manifests, live: [liveToy(tower, 't')], index: [indexed('tower/t', 'Tower/t')] })).toEqual(
      [],
    );
  });

  it('is not of a kind that nobody knows', async () => {
    expect(await orphansOf({ live: [liveToy(brick, 'a')], index: [indexed('spaceship/a', 'Spaceship/a')] })).toEqual(
      [],
    );
  });

  it('is what a manifest described before it was renamed', async () => {
    const look = {
      manifests: [toy(brick, 'a', { spec: { name: 'new' } })],
      live: [liveToy(brick, 'old')],
      index: [indexed('brick/old', 'Brick/a')],
    };
    expect(await orphansOf(look)).toEqual([['Brick/old', 'old', 'Brick/a']]);
  });

  it('is told apart from its successor, which often has its name', async () => {
    const look = {
      manifests: [toy(brick, 'a', { spec: { name: 'new' } })],
      live: [liveToy(brick, 'a')],
      index: [indexed('brick/a', 'Brick/a')],
    };
    expect(await orphansOf(look)).toEqual([['Brick/a (former)', 'a', 'Brick/a']]);
  });

  it('is told apart from others that one manifest left behind', async () => {
    const index = [indexed('brick/x', 'Brick/a'), indexed('brick/y', 'Brick/a')];
    expect(await orphansOf({ live: [liveToy(brick, 'x'), liveToy(brick, 'y')], index })).toEqual([
      ['Brick/x', 'x', undefined],
      ['Brick/y', 'y', undefined],
    ]);
  });
});

describe('a narrow look', () => {
  const manifests = [
    toy(brick, 'a'),
    toy(brick, 'b'),
    toy(tower, 't', { spec: { base: 'ref:Brick/a' } }),
    toy(tower, 'u'),
  ];

  it('looks at the scope, at what depends on it and at what those need', async () => {
    const { cloud } = await looked({ manifests, scope: new Set(['Tower/t'] as const) });
    expect([...cloud.targets].map(([kind, targets]) => [kind, targets.map(({ key }) => key)])).toEqual([
      ['Brick', ['a']],
      ['Tower', ['t']],
    ]);
    expect(cloud.searches).toEqual([['Tower/t', 'Brick/a']]);
  });

  it('finds what a vanished manifest left behind', async () => {
    const { orphans } = await looked({
      scope: new Set(['Brick/gone'] as const),
      live: [liveToy(brick, 'gone')],
      index: [indexed('brick/gone', 'Brick/gone')],
    });
    expect(orphans.map(({ id }) => id)).toEqual(['Brick/gone']);
  });
});

describe('a look that follows what is under way', () => {
  const reader = toy(tower, 't', { spec: { colour: 'ref:Scroll/s' } });
  const manifests = [toy(scroll, 's'), reader];
  const scope = new Set<ResourceId>(['Tower/t']);
  const recollection: Recollection = {
    live: new Map([['Scroll/s', liveToy(scroll, 's')]]),
    indexed: [indexed('tower/t', 'Tower/t'), indexed('tower/u', 'Tower/u')],
  };

  it('takes what it only refers to, and the index, from the look before', async () => {
    const { cloud, live } = await looked({ manifests, scope, recollection, live: [liveToy(tower, 't')] });
    expect([...cloud.targets.keys()]).toEqual(['Tower']);
    expect(cloud.targets.get('Tower')?.[0]).toMatchObject({
      desired: { spec: { colour: 'arn:aws:toys:moon:111122223333:scroll/s' } },
      indexed: [indexed('tower/t', 'Tower/t')],
    });
    expect(cloud.searches).toEqual([]);
    expect([...live.keys()]).toEqual(['Scroll/s', 'Tower/t']);
  });

  it('looks for itself at what that did not show', async () => {
    const nothing = { live: new Map(), indexed: [] };
    const { cloud } = await looked({ manifests, scope, recollection: nothing, live: [liveToy(scroll, 's')] });
    expect([...cloud.targets.keys()]).toEqual(['Scroll', 'Tower']);
  });

  it('looks at what is in its scope, whatever that showed', async () => {
    const both = new Set<ResourceId>(['Tower/t', 'Scroll/s']);
    const { cloud, live } = await looked({ manifests, scope: both, recollection, live: [liveToy(tower, 't')] });
    expect([...cloud.targets.keys()]).toEqual(['Scroll', 'Tower']);
    expect([...live.keys()]).toEqual(['Tower/t']);
  });

  it('finds the orphans of its scope among what the index showed', async () => {
    const orphan = new Set<ResourceId>(['Tower/u']);
    const { orphans } = await looked({ manifests, scope: orphan, recollection, live: [liveToy(tower, 'u')] });
    expect(orphans.map(({ id }) => id)).toEqual(['Tower/u']);
  });

  it('counts what is known to be ours, not only what it looks at', async () => {
    const { owned } = await looked({ manifests, scope, recollection, live: [liveToy(tower, 't')] });
    expect(owned).toBe(2);
  });

  it('of everything believes nothing but AWS', async () => {
    const { cloud, live, owned } = await looked({ manifests, recollection });
    expect(cloud.searches).toEqual([undefined]);
    expect([...cloud.targets.keys()]).toEqual(['Scroll', 'Tower']);
    expect([[...live.keys()], owned]).toEqual([[], 0]);
  });
});
