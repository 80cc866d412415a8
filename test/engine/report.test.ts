import { describe, expect, it } from 'vitest';
import { report } from '../../src/engine/report.ts';
import type { Failure } from '../../src/model/failure.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Step } from '../../src/model/plan.ts';
import { brick, liveToy, toy } from '../support/toy-kinds.ts';
import { planToys } from '../support/toy-plan.ts';

const nowMs = Date.UTC(2026, 0, 1);
const throttled: Failure = { reason: 'Throttled', message: 'slower' };
const denied: Failure = { reason: 'AccessDenied', message: 'no' };
const foreign: Failure = { reason: 'OwnedByOther', message: 'theirs' };

function statusOf(change: Partial<Step['change']>, outcome?: Omit<Outcome, 'id'>, step: Partial<Step> = {}) {
  const plan = planToys({ manifests: [toy(brick, 'a')], live: [['Brick/a', liveToy(brick, 'a')]] });
  const steps = plan.steps.map((each) => ({ ...each, ...step, change: { ...each.change, ...change } }));
  const [status] = report({ ...plan, steps }, outcome ? [{ id: 'Brick/a', ...outcome }] : [], nowMs).resources;
  const conditions = status?.conditions.map(({ type, status: holds, reason }) => `${type} ${holds} ${reason}`);
  return { sync: status?.sync, health: status?.health.status, conditions };
}

const update = { op: 'update' } as const;
const healthy = 'Healthy true Healthy';

const rows: readonly [string, ReturnType<typeof statusOf>, ReturnType<typeof statusOf>][] = [
  [
    'nothing to do',
    statusOf({ op: 'none' }),
    { sync: 'Synced', health: 'Healthy', conditions: ['Synced true InSync', healthy, 'Ready true Healthy'] },
  ],
  [
    'a change that is only planned',
    statusOf(update),
    {
      sync: 'OutOfSync',
      health: 'Healthy',
      conditions: ['Synced false Planned', healthy, 'Ready false Planned', 'Reconciling true Planned'],
    },
  ],
  [
    'a change that was made',
    statusOf(update, { result: 'applied' }),
    {
      sync: 'Synced',
      health: 'Progressing',
      conditions: [
        'Synced true Applied',
        'Healthy false Progressing',
        'Ready false Progressing',
        'Reconciling true Applied',
      ],
    },
  ],
  [
    'a change that turned out to be none',
    statusOf(update, { result: 'unchanged' }),
    { sync: 'Synced', health: 'Healthy', conditions: ['Synced true Applied', healthy, 'Ready true Healthy'] },
  ],
  [
    'a change that is held, which leaves it unchanged',
    statusOf({ ...update, held: { reason: 'Suspended', message: 'x' } }, { result: 'unchanged' }),
    {
      sync: 'OutOfSync',
      health: 'Healthy',
      conditions: ['Synced false Suspended', healthy, 'Ready false Suspended', 'Stalled true Suspended'],
    },
  ],
  [
    'a change that failed for now',
    statusOf(update, { result: 'failed', failure: throttled }),
    {
      sync: 'OutOfSync',
      health: 'Healthy',
      conditions: ['Synced false Throttled', healthy, 'Ready false Throttled', 'Reconciling true Throttled'],
    },
  ],
  [
    'a change that somebody has to allow',
    statusOf(update, { result: 'failed', failure: denied }),
    {
      sync: 'OutOfSync',
      health: 'Healthy',
      conditions: ['Synced false AccessDenied', healthy, 'Ready false AccessDenied', 'Stalled true AccessDenied'],
    },
  ],
  [
    'something that could not be read',
    statusOf({ op: 'none', held: throttled }, undefined, { observed: undefined as never }),
    {
      sync: 'Unknown',
      health: 'Unknown',
      conditions: [
        'Synced false Throttled',
        'Healthy false Unknown',
        'Ready false Throttled',
        'Reconciling true Throttled',
      ],
    },
  ],
  [
    'something of somebody else',
    statusOf({ op: 'none', held: foreign }),
    {
      sync: 'OutOfSync',
      health: 'Healthy',
      conditions: ['Synced false OwnedByOther', healthy, 'Ready false OwnedByOther', 'Stalled true OwnedByOther'],
    },
  ],
  [
    'something that does not exist yet',
    statusOf({ op: 'create' }, undefined, { observed: undefined as never }),
    {
      sync: 'OutOfSync',
      health: 'Missing',
      conditions: ['Synced false Planned', 'Healthy false Missing', 'Ready false Planned', 'Reconciling true Planned'],
    },
  ],
];

describe('the status of', () => {
  for (const [title, status, expected] of rows) {
    it(title, () => {
      expect(status).toEqual(expected);
    });
  }

  it('something suspended says so instead of its health', () => {
    expect(statusOf({ op: 'none' }, undefined, { policy: { suspend: true } }).health).toBe('Suspended');
  });
});

describe('a report', () => {
  it('says when and for which revision', () => {
    const { at, revision, resources } = report(planToys({ manifests: [toy(brick, 'a')] }), [], nowMs);
    expect([at, revision]).toEqual(['2026-01-01T00:00:00.000Z', 'r1']);
    expect(resources[0]?.conditions[0]).toMatchObject({ lastTransitionTime: at, observedRevision: 'r1' });
  });
});
