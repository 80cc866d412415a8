import { describe, expect, it } from 'vitest';
import { gate } from '../../src/engine/gate.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Policy } from '../../src/model/manifest.ts';
import type { PassPolicy } from '../../src/model/pass.ts';
import type { Observed } from '../../src/model/provider.ts';
import { brick, liveToy, tower, toy } from '../support/toy-kinds.ts';
import { onlyStep, planToys, type Situation } from '../support/toy-plan.ts';

const free: PassPolicy = { prune: true, pruneConfirmed: true, backingOff: new Map(), nowMs: 0 };
const noTags = { tags: {} };

function heldBy(situation: Situation, policy: Partial<PassPolicy> = {}): string | undefined {
  const { steps, ...plan } = gate(planToys(situation), { ...free, ...policy });
  return onlyStep({ ...plan, steps: steps.filter(({ change }) => change.id.endsWith('/a')) }).change.held?.reason;
}

function changing(policy: Policy, live: Partial<Observed> = {}, spec: JsonObject = { size: 7 }): Situation {
  return { manifests: [toy(brick, 'a', { spec, policy })], live: [['Brick/a', liveToy(brick, 'a', live)]] };
}

function gone(live: Partial<Observed> = {}): Situation {
  return { orphans: [{ id: 'Tower/a', kind: tower, observed: liveToy(tower, 'a', live) }] };
}

function ownedTags(deletion: string): Partial<Observed> {
  return { tags: { ...liveToy(tower, 'a').tags, 'evenkeel:deletion': deletion } };
}

function rolledBack(colour: string, rejected: JsonObject, more: JsonObject = {}): Situation {
  const deployment = { id: 'two', target: 'bad', content: rejected, reason: '', failedTasks: 3, tasks: [] };
  const deployments = [{ ...deployment, state: 'rolledBack' as const }];
  const live = liveToy(tower, 'a', { spec: { name: 'a', colour: 'old' }, deployments });
  return { manifests: [toy(tower, 'a', { spec: { colour, ...more } })], live: [['Tower/a', live]] };
}

const waiting = new Map([['Brick/a' as const, { reason: 'Throttled', message: 'slower' } as const]]);

const nowMs = Date.UTC(2026, 10, 20, 12);
const later = '2026-11-20T14:00:00Z';
const everything = { reason: 'x', all: true };

function marked(value: string): Partial<Observed> {
  return { tags: { ...liveToy(brick, 'a').tags, 'evenkeel:suspended': value } };
}

const fresh: Situation = { manifests: [toy(brick, 'a')] };
const besideMarked = (value: string): Situation => ({
  ...fresh,
  live: [['Brick/b', liveToy(brick, 'b', marked(value))]],
});
const closed = {
  windows: [{ kind: 'deny', schedule: '0 12 * * *', durationMs: 1000, timeZone: 'UTC', resources: [] }],
} as const;

const rows: readonly [string, string | undefined, () => string | undefined][] = [
  ['nothing stands in the way of a change', undefined, () => heldBy(changing({}))],
  ['a suspended manifest', 'Suspended', () => heldBy(changing({ suspend: true }))],
  ['a mark', 'Suspended', () => heldBy(changing({}, marked('until=resumed x')))],
  ['a mark until later', 'Suspended', () => heldBy(changing({}, marked(`until=${later} x`)), { nowMs })],
  [
    'a mark whose time is up',
    undefined,
    () => heldBy(changing({}, marked(`until=${later}`)), { nowMs: Date.parse(later) }),
  ],
  ['a mark that cannot be read', 'Suspended', () => heldBy(changing({}, marked('hands off')))],
  ['a mark on what is gone from the source', 'Suspended', () => heldBy(gone(marked('until=resumed x')))],
  ['a mark on what is kept anyway', 'PruneDisabled', () => heldBy(gone(marked('until=resumed')), { prune: false })],
  ['a mark of everything beside what is new', 'Suspended', () => heldBy(besideMarked('all until=resumed x'))],
  ['a mark of another resource beside what is new', undefined, () => heldBy(besideMarked('until=resumed x'))],
  [
    'a mark of everything, now past',
    undefined,
    () => heldBy(besideMarked('all until=2026-01-01T00:00:00Z'), { nowMs }),
  ],
  ['everything suspended, for what is new', 'Suspended', () => heldBy(fresh, { suspended: everything })],
  [
    'everything suspended, for what was resumed alone',
    undefined,
    () => heldBy(changing({}), { suspended: everything }),
  ],
  [
    'everything suspended, for what nobody owns',
    'Suspended',
    () => heldBy(changing({ adopt: true }, noTags), { suspended: everything }),
  ],
  ['everything suspended, for what is gone', 'Suspended', () => heldBy(gone(), { suspended: everything })],
  ['a sync window', 'OutsideWindow', () => heldBy(changing({}), { nowMs, ...closed })],
  ['a sync window that is over', undefined, () => heldBy(changing({}), { nowMs: nowMs + 1000, ...closed })],
  ['a sync window, for what is gone', 'OutsideWindow', () => heldBy(gone(), { nowMs, ...closed })],
  ['a sync window, for what is kept anyway', 'Retained', () => heldBy(gone(ownedTags('retain')), { nowMs, ...closed })],
  [
    'a mark before a sync window',
    'Suspended',
    () => heldBy(changing({}, marked('until=resumed')), { nowMs, ...closed }),
  ],
  ['a resource of nobody', 'AdoptionNeedsConsent', () => heldBy(changing({}, noTags))],
  ['a resource of nobody, with consent', undefined, () => heldBy(changing({ adopt: true }, noTags))],
  ['a replacement', 'ReplaceNeedsConsent', () => heldBy(changing({}, {}, { place: 'moon' }))],
  [
    'a replacement that is denied',
    'ReplaceNeedsConsent',
    () => heldBy(changing({ replace: 'deny' }, {}, { place: 'moon' })),
  ],
  ['a replacement, with consent', undefined, () => heldBy(changing({ replace: 'allow' }, {}, { place: 'moon' }))],
  ['a failure of a moment ago', 'Throttled', () => heldBy(changing({}), { backingOff: waiting })],
  ['a vanished manifest, with pruning', undefined, () => heldBy(gone())],
  ['a vanished manifest, without pruning', 'PruneDisabled', () => heldBy(gone(), { prune: false })],
  ['a vanished manifest in a source with errors', 'PruneUnsafe', () => heldBy({ ...gone(), whole: false })],
  ['a vanished manifest of a thing to keep', 'Retained', () => heldBy(gone(ownedTags('retain')))],
  ['a vanished manifest of a busy thing', 'TakesTraffic', () => heldBy(gone({ facts: { busy: true } }))],
  [
    'a vanished manifest of a busy thing that may go all the same',
    undefined,
    () => heldBy(gone({ ...ownedTags('delete'), facts: { busy: true } })),
  ],
  ['content that AWS rolled back', 'RolledBack', () => heldBy(rolledBack('bad', { colour: 'bad' }))],
  ['other content than AWS rolled back', undefined, () => heldBy(rolledBack('good', { colour: 'bad' }))],
  [
    'the content that AWS rolled back with a change that needs consent',
    'RolledBack',
    () => heldBy(rolledBack('bad', { colour: 'bad' }, { place: 'moon' })),
  ],
  [
    'the content that AWS rolled back with another part that rolls',
    undefined,
    () => heldBy(rolledBack('bad', { colour: 'bad' }, { box: { width: 3 } })),
  ],
  [
    'the content that AWS rolled back, spelled with its defaults',
    'RolledBack',
    () => heldBy(rolledBack('bad', { colour: 'bad', box: { width: 3, lid: false } }, { box: { width: 3 } })),
  ],
  [
    'the content that AWS rolled back, with lists in another order',
    'RolledBack',
    () =>
      heldBy(
        rolledBack(
          'bad',
          {
            colour: 'bad',
            names: ['y', 'x'],
            parts: [
              { key: 'b', port: 80 },
              { key: 'a', port: 80 },
            ],
          },
          { names: ['x', 'y'], parts: [{ key: 'a' }, { key: 'b' }] },
        ),
      ),
  ],
  [
    'the content that AWS rolled back with another element of a list',
    undefined,
    () =>
      heldBy(
        rolledBack('bad', { colour: 'bad', parts: [{ key: 'a', port: 80 }] }, { parts: [{ key: 'a', port: 81 }] }),
      ),
  ],
  [
    'the content that AWS rolled back with a change that rolls nothing, of which the rest is withheld',
    undefined,
    () => heldBy(rolledBack('bad', { colour: 'bad' }, { size: 9 })),
  ],
  [
    'a change that rolls nothing after a roll-back',
    undefined,
    () => heldBy(rolledBack('old', { colour: 'bad' }, { size: 9 })),
  ],
];

describe('a step is held by', () => {
  for (const [title, reason, held] of rows) {
    it(`${title}: ${reason ?? 'nothing'}`, () => {
      expect(held()).toBe(reason);
    });
  }
});

describe('content that AWS rolled back', () => {
  const withheldOf = (more: JsonObject) =>
    onlyStep(gate(planToys(rolledBack('bad', { colour: 'bad' }, more)), free)).change;
  const pathsOf = (fields: readonly { path: readonly string[] }[] = []) => fields.map(({ path }) => path.join('.'));

  it('is withheld while everything else of the change goes on', () => {
    const { op, held, fields, withheld, forecast } = withheldOf({ size: 9 });
    expect([op, held, forecast, pathsOf(fields)]).toEqual(['update', undefined, undefined, ['size']]);
    expect(pathsOf(withheld?.fields)).toEqual(['colour']);
    expect(withheld?.failure).toEqual({ reason: 'RolledBack', message: 'ECS rolled bad back' });
  });

  it('holds the whole change when nothing else changes, or not in place', () => {
    for (const more of [{}, { place: 'moon' }]) {
      const { held, withheld } = withheldOf(more);
      expect([held?.reason, withheld]).toEqual(['RolledBack', undefined]);
    }
  });

  it('leaves the rest to the gates that come after it', () => {
    const plan = planToys(rolledBack('bad', { colour: 'bad' }, { size: 9 }));
    const backingOff = new Map([['Tower/a' as const, { reason: 'Throttled', message: 'slower' } as const]]);
    expect(onlyStep(gate(plan, { ...free, backingOff })).change.held?.reason).toBe('Throttled');
  });
});

describe('the order of gates', () => {
  it('shows what the author asked for before anything else', () => {
    expect(heldBy(changing({ suspend: true }, noTags))).toBe('Suspended');
  });

  it('shows an unsafe source before a pass that does not prune', () => {
    expect(heldBy({ ...gone(), whole: false }, { prune: false })).toBe('PruneUnsafe');
  });

  it('keeps the reason that the plan gave', () => {
    const other = liveToy(brick, 'a', { leaving: true });
    expect(heldBy({ manifests: [toy(brick, 'a', { policy: { suspend: true } })], live: [['Brick/a', other]] })).toBe(
      'Leaving',
    );
  });
});

describe('the prune limit', () => {
  const orphans = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `Brick/${index}` as const,
      kind: brick,
      observed: liveToy(brick, String(index)),
    }));
  const reasons = (count: number, owned: number, policy: Partial<PassPolicy> = {}) => {
    const plan = gate(planToys({ orphans: orphans(count), observations: { owned } }), {
      ...free,
      pruneConfirmed: false,
      ...policy,
    });
    return new Set(plan.steps.map(({ change }) => change.held?.reason));
  };

  it('lets one go, whatever else there is', () => {
    expect(reasons(1, 1)).toEqual(new Set([undefined]));
  });

  it('lets a tenth go', () => {
    expect(reasons(3, 30)).toEqual(new Set([undefined]));
  });

  it('holds all of them when they are more than a tenth', () => {
    expect(reasons(3, 29)).toEqual(new Set(['PruneLimit']));
  });

  it('is lifted by somebody who has seen the list', () => {
    expect(reasons(3, 3, { pruneConfirmed: true })).toEqual(new Set([undefined]));
  });

  it('does not count what is kept anyway', () => {
    const kept = { id: 'Brick/kept' as const, kind: brick, observed: liveToy(brick, 'kept', ownedTags('retain')) };
    const plan = gate(planToys({ orphans: [...orphans(1), kept], observations: { owned: 2 } }), {
      ...free,
      pruneConfirmed: false,
    });
    expect(plan.steps.map(({ change }) => change.held?.reason)).toEqual([undefined, 'Retained']);
  });
});
