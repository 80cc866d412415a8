import { describe, expect, it } from 'vitest';
import { type ConditionName, judge } from '../../src/cli/condition.ts';
import type { Sight } from '../../src/cli/looking.ts';
import type { Failure } from '../../src/model/failure.ts';
import type { HealthStatus, ResourceStatus } from '../../src/model/status.ts';

interface Situation {
  readonly sync?: ResourceStatus['sync'];
  readonly health?: HealthStatus;
  readonly held?: Failure;
  readonly leaving?: true;
  /** No manifest describes it. */
  readonly orphan?: true;
}

function sight({ sync = 'Synced', health = 'Healthy', held, leaving, orphan }: Situation): Sight {
  const message = health === 'Healthy' ? '' : `it is ${health}`;
  return {
    status: { id: 'Brick/a', sync, health: { status: health, message }, conditions: [] },
    step: {
      change: {
        op: sync === 'Synced' ? 'none' : 'update',
        id: 'Brick/a',
        key: 'a',
        fields: [],
        after: [],
        ...(held ? { held } : {}),
      },
      policy: {},
      ...(orphan ? {} : { manifest: {} }),
      observed: { key: 'a', spec: {}, tags: {}, attributes: {}, facts: {}, ...(leaving ? { leaving } : {}) },
    },
  } as unknown as Sight;
}

const consent: Failure = { reason: 'ReplaceNeedsConsent', message: 'size cannot be changed in place' };
const busy: Failure = { reason: 'Busy', message: 'an earlier change is being made' };
const denied: Failure = { reason: 'AccessDenied', message: 'no' };
const kept: Failure = { reason: 'Retained', message: 'kept' };

describe('a resource', () => {
  it.each<[string, ConditionName, Situation, string]>([
    ['in sync and healthy', 'ready', {}, 'ready'],
    ['out of sync', 'health', { sync: 'OutOfSync' }, 'healthy'],
    ['in sync but under way', 'sync', { health: 'Progressing' }, 'synced'],
    ['in sync but under way', 'ready', { health: 'Progressing' }, 'progressing'],
    ['degraded', 'health', { health: 'Degraded' }, 'degraded'],
    ['degraded', 'ready', { health: 'Degraded', sync: 'OutOfSync', held: consent }, 'degraded'],
    ['degraded', 'sync', { health: 'Degraded' }, 'synced'],
    ['suspended', 'ready', { health: 'Suspended' }, 'held'],
    ['not applied by anybody', 'ready', { health: 'Missing', sync: 'OutOfSync' }, 'waiting'],
    ['held by consent', 'sync', { sync: 'OutOfSync', held: consent }, 'held'],
    ['held by consent while it starts', 'ready', { health: 'Progressing', sync: 'OutOfSync', held: consent }, 'held'],
    [
      'held by consent while it starts',
      'health',
      { health: 'Progressing', sync: 'OutOfSync', held: consent },
      'progressing',
    ],
    ['held up by time', 'ready', { sync: 'OutOfSync', held: busy }, 'waiting'],
    ['denied to us', 'health', { health: 'Unknown', sync: 'Unknown', held: denied }, 'failed'],
    ['no longer described', 'ready', { orphan: true }, 'left'],
    ['no longer described', 'delete', { orphan: true, sync: 'OutOfSync' }, 'waiting'],
    ['kept on purpose', 'delete', { orphan: true, sync: 'OutOfSync', held: kept }, 'held'],
    ['on its way out', 'delete', { orphan: true, leaving: true, health: 'Progressing' }, 'progressing'],
    ['described again', 'delete', {}, 'left'],
  ])('that is %s, waited for by --for %s', (_, condition, situation, state) => {
    expect(judge(condition, sight(situation)).state).toBe(state);
  });

  it('that nobody has is gone, and not ready', () => {
    expect(judge('delete', undefined)).toEqual({ state: 'deleted', detail: '' });
    expect(judge('ready', undefined).state).toBe('left');
  });
});
