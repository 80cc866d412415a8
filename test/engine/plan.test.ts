import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../src/lib/json.ts';
import type { FieldChange } from '../../src/model/change.ts';
import type { Kind } from '../../src/model/kind.ts';
import type { Observed } from '../../src/model/provider.ts';
import { brick, liveToy, scroll, tower, toy } from '../support/toy-kinds.ts';
import { onlyStep, planToys } from '../support/toy-plan.ts';

type Owner = 'me' | 'none' | 'other';

interface Row {
  readonly desired: boolean;
  readonly observed: boolean;
  readonly owner?: Owner;
  readonly kind?: Kind;
  readonly differs?: 'nothing' | 'update' | 'revise' | 'replace';
  readonly op: string;
  readonly held?: string;
}

const rows: readonly Row[] = [
  { desired: true, observed: false, op: 'create' },
  { desired: true, observed: true, owner: 'me', differs: 'nothing', op: 'none' },
  { desired: true, observed: true, owner: 'me', differs: 'update', op: 'update' },
  { desired: true, observed: true, owner: 'me', differs: 'revise', op: 'revise', kind: scroll },
  { desired: true, observed: true, owner: 'me', differs: 'replace', op: 'replace' },
  { desired: true, observed: true, owner: 'none', differs: 'nothing', op: 'adopt' },
  { desired: true, observed: true, owner: 'none', differs: 'replace', op: 'adopt' },
  { desired: true, observed: true, owner: 'other', differs: 'update', op: 'none', held: 'OwnedByOther' },
  { desired: false, observed: true, owner: 'me', op: 'prune' },
  { desired: false, observed: true, owner: 'none', op: 'none' },
  { desired: false, observed: true, owner: 'other', op: 'none' },
];

const tagsOf: Readonly<Record<Owner, Record<string, string>>> = {
  me: { 'evenkeel:owner': 'me', 'evenkeel:resource': 'Brick/a' },
  none: {},
  other: { 'evenkeel:owner': 'you' },
};

const differing: Readonly<Record<string, JsonObject>> = {
  nothing: {},
  update: { size: 7 },
  revise: { size: 7 },
  replace: { place: 'moon' },
};

function decided({ desired, observed, owner = 'me', differs = 'nothing', kind = brick }: Row) {
  const hash: Record<string, string> = kind === scroll ? { 'evenkeel:hash': 'older' } : {};
  const live = liveToy(kind, 'a', { tags: { ...tagsOf[owner], ...(owner === 'me' ? hash : {}) } });
  const change = planToys({
    manifests: desired ? [toy(kind, 'a', { spec: differing[differs] ?? {} })] : [],
    live: desired && observed ? [[`${kind.name}/a`, live]] : [],
    orphans: desired ? [] : [{ id: 'Brick/a', kind, observed: live }],
  });
  return onlyStep(change).change;
}

describe('the decision table', () => {
  for (const row of rows) {
    const { desired, observed, owner, differs, op } = row;
    const title = [`desired ${desired}`, `observed ${observed}`, `owner ${owner ?? '-'}`, `differs ${differs ?? '-'}`];
    it(`${title.join(', ')}: ${op}`, () => {
      const change = decided(row);
      expect([change.op, change.held?.reason]).toEqual([op, row.held]);
    });
  }

  it('takes both modes at once as the heavier one', () => {
    const manifest = toy(brick, 'a', { spec: { size: 7, place: 'moon' } });
    expect(onlyStep(planToys({ manifests: [manifest], live: [['Brick/a', liveToy(brick, 'a')]] })).change.op).toBe(
      'replace',
    );
  });

  it('knows nothing about what could not be read', () => {
    const failure = { reason: 'Throttled', message: 'slower' } as const;
    const { change } = onlyStep(
      planToys({ manifests: [toy(brick, 'a')], observations: { failures: new Map([['Brick/a', failure]]) } }),
    );
    expect(change).toMatchObject({ op: 'none', held: failure });
  });

  it('creates what AWS is still deleting, later', () => {
    const live = liveToy(brick, 'a', { leaving: true });
    const { change } = onlyStep(planToys({ manifests: [toy(brick, 'a')], live: [['Brick/a', live]] }));
    expect(change).toMatchObject({ op: 'create', held: { reason: 'Leaving' } });
  });

  it('does not prune what AWS is deleting already', () => {
    const orphan = { id: 'Brick/a' as const, kind: brick, observed: liveToy(brick, 'a', { leaving: true }) };
    expect(onlyStep(planToys({ orphans: [orphan] })).change.op).toBe('none');
  });
});

describe('tags', () => {
  const changesFor = (spec: JsonObject, tags: Record<string, string>): readonly FieldChange[] => {
    const live = liveToy(brick, 'a');
    const observed = { ...live, tags: { ...live.tags, ...tags } };
    return onlyStep(planToys({ manifests: [toy(brick, 'a', { spec })], live: [['Brick/a', observed]] })).change.fields;
  };

  it('differ by key', () => {
    expect(changesFor({ tags: { team: 'blue', new: '1' } }, { team: 'red', old: '1' })).toEqual([
      { path: ['tags', '[new]'], mode: 'update', after: '1' },
      { path: ['tags', '[old]'], mode: 'update', before: '1' },
      { path: ['tags', '[team]'], mode: 'update', before: 'red', after: 'blue' },
    ]);
  });

  it('of AWS itself are nobody else’s business on either side', () => {
    expect(changesFor({}, { 'aws:cloudformation:stack-name': 'x' })).toEqual([]);
    expect(changesFor({ tags: { 'aws:cloudformation:stack-name': 'x' } }, {})).toEqual([]);
  });

  it('of ownership are put back when somebody changes them', () => {
    expect(changesFor({}, { 'evenkeel:resource': 'Brick/b' })).toEqual([
      { path: ['ownership', 'evenkeel:resource'], mode: 'update', before: 'Brick/b', after: 'Brick/a' },
    ]);
  });

  it('of ownership cannot be forged by a manifest', () => {
    const { desired } = onlyStep(
      planToys({
        manifests: [toy(brick, 'a', { spec: { tags: { 'evenkeel:owner': 'you', 'evenkeel:other': 'x' } } })],
      }),
    );
    expect(desired?.tags).toEqual({ 'evenkeel:owner': 'me', 'evenkeel:resource': 'Brick/a' });
  });
});

describe('values that only applying can tell', () => {
  const manifests = [toy(scroll, 's', { spec: { size: 2 } }), toy(tower, 't', { spec: { colour: 'ref:Scroll/s' } })];
  const scrollArn = 'arn:aws:toys:moon:111122223333:scroll/s:1';
  const liveScroll = (size: number, tags: Json = {}) =>
    liveToy(scroll, 's', {
      spec: { name: 's', size },
      attributes: { arn: scrollArn, name: 's' },
      tags: { ...liveToy(scroll, 's').tags, ...(tags as Record<string, string>) },
    });
  const liveTower = liveToy(tower, 't', { spec: { name: 't', colour: scrollArn } });
  const fieldsOfTower = (live: ReturnType<typeof liveScroll>) =>
    planToys({
      manifests,
      live: [
        ['Scroll/s', live],
        ['Tower/t', liveTower],
      ],
    }).steps.at(-1)?.change.fields;

  it('are pending while a new revision is coming', () => {
    expect(fieldsOfTower(liveScroll(1))).toEqual([
      {
        path: ['colour'],
        before: scrollArn,
        after: { pending: 'Scroll/s', attribute: 'arn', suffix: '' },
        mode: 'update',
        rolls: true,
      },
    ]);
  });

  it('are nothing to be told about when what they come from could not be looked at', () => {
    const failures = new Map([['Scroll/s' as const, { reason: 'AccessDenied', message: 'no' } as const]]);
    const changeOf = (live: Observed) =>
      planToys({ manifests, live: [['Tower/t', live]], observations: { failures } }).steps.at(-1)?.change;
    const held = { reason: 'DependencyNotReady', message: 'Scroll/s, which it refers to, could not be looked at' };
    expect(changeOf(liveTower)).toMatchObject({ op: 'none', fields: [], held });
    const smaller = { ...liveTower, spec: { ...liveTower.spec, size: 9 } };
    expect(changeOf(smaller)).toMatchObject({ op: 'update', fields: [{ path: ['size'] }], held });
  });

  it('are known when nothing but tags changes', () => {
    expect(fieldsOfTower(liveScroll(2, { old: 'tag' }))).toEqual([]);
  });
});

describe('a plan', () => {
  it('is not whole when the search for what carries our tag failed', () => {
    const failure = { reason: 'AccessDenied', message: 'no' } as const;
    expect(planToys({ manifests: [toy(brick, 'a')], observations: { indexFailure: failure } }).whole).toBe(false);
  });

  it('is not whole when a reference leads nowhere', () => {
    expect(planToys({ manifests: [toy(tower, 't', { spec: { base: 'ref:Brick/lost' } })] }).whole).toBe(false);
  });

  it('holds what refers to a refused manifest', () => {
    const manifests = [
      toy(tower, 'lower', { spec: { base: 'ref:Brick/lost' } }),
      toy(tower, 'upper', { spec: { steps: ['ref:Tower/lower'] } }),
    ];
    const { change } = onlyStep(planToys({ manifests }));
    expect(change).toMatchObject({ id: 'Tower/upper', op: 'create', held: { reason: 'ManifestRejected' } });
  });

  it('looks only at the scope and what depends on it', () => {
    const manifests = [toy(brick, 'a'), toy(brick, 'b'), toy(tower, 't', { spec: { base: 'ref:Brick/a' } })];
    const ids = planToys({ manifests, pass: { scope: new Set(['Brick/a'] as const) } }).steps.map(
      ({ change }) => change.id,
    );
    expect(ids).toEqual(['Brick/a', 'Tower/t']);
  });

  it('prunes what was renamed once its successor is there, ours and healthy', () => {
    const former = {
      id: 'Brick/old' as const,
      kind: brick,
      observed: liveToy(brick, 'old'),
      successor: 'Brick/a' as const,
    };
    const heldWith = (...live: Observed[]) =>
      planToys({
        manifests: [toy(brick, 'a')],
        live: live.map((each) => ['Brick/a', each] as const),
        orphans: [former],
      }).steps.at(-1)?.change.held?.reason;
    expect([heldWith(), heldWith(liveToy(brick, 'a', { tags: {} })), heldWith(liveToy(brick, 'a'))]).toEqual([
      'DependencyNotReady',
      'DependencyNotReady',
      undefined,
    ]);
  });
});
