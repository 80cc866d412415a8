import { describe, expect, it } from 'vitest';
import { surplusRevisions } from '../../../../src/kinds/ecs/task-definition/revisions.ts';
import type { DeploymentState } from '../../../../src/model/deployment.ts';
import type { Policy } from '../../../../src/model/manifest.ts';
import type { Observed } from '../../../../src/model/provider.ts';

const arn = (revision: number) => `arn:aws:ecs:eu-west-1:111122223333:task-definition/web:${revision}`;

/** A family at a revision, of which the given ones are ours and active. */
function family(present: number, ownRevisions: readonly number[]): Observed {
  const attributes = { arn: arn(present) };
  return { key: 'web', spec: {}, tags: {}, attributes, facts: { ownRevisions: ownRevisions.map(arn) } };
}

/** A service that runs a revision after a deployment that went so. */
function user(revision: number, ...states: readonly DeploymentState[]): Observed {
  const deployments = states.map((state, index) => ({
    ...{ id: String(index), target: 'web', content: {}, reason: '', failedTasks: 0, tasks: [] },
    state,
  }));
  return { key: 'demo/web', spec: { taskDefinition: arn(revision) }, tags: {}, attributes: {}, facts: {}, deployments };
}

function gone(observed: Observed, policy: Policy, ...users: readonly (Observed | undefined)[]): string[] {
  const { revisions } = surplusRevisions(observed, policy, () => users) ?? {};
  return (revisions?.gone ?? []).map((text) => String(text.split(':').at(-1)));
}

const keep = (count: number): Policy => ({ revisions: { keep: count } });
const five = family(5, [1, 2, 3, 4, 5]);

describe('of the revisions of a family', () => {
  it('none goes unless the policy says how many stay', () => {
    expect(gone(five, {}, user(5, 'succeeded'))).toEqual([]);
  });

  it.each([
    [0, ['4', '3', '2', '1']],
    [2, ['2', '1']],
    [4, []],
    [9, []],
  ])('the %i newest before the present one stay', (count, expected) => {
    expect(gone(five, keep(count), user(5, 'succeeded'))).toEqual(expected);
  });

  it('none goes that is newer than the present one, as after a return to an earlier content', () => {
    expect(gone(family(3, [1, 2, 3, 4, 5]), keep(1), user(3, 'succeeded'))).toEqual(['1']);
  });

  it('none goes that a service runs, and it takes no place of another', () => {
    expect(gone(five, keep(1), user(5, 'succeeded'), user(2, 'succeeded'))).toEqual(['3', '1']);
  });

  it.each<DeploymentState>(['running', 'paused', 'failed', 'stopped', 'rolledBack'])(
    'none goes while the latest deployment of a service is %s',
    (state) => {
      expect(gone(five, keep(1), user(5, 'succeeded'), user(5, state, 'succeeded'))).toEqual([]);
    },
  );

  it('what a deployment before the latest came to does not matter', () => {
    expect(gone(five, keep(3), user(5, 'succeeded', 'rolledBack'))).toEqual(['1']);
  });

  it('none goes while nothing is known of a service that refers to the family', () => {
    expect(gone(five, keep(1), user(5, 'succeeded'), undefined)).toEqual([]);
  });

  it('what goes and what stays is told', () => {
    expect(surplusRevisions(five, keep(3), () => [user(5, 'succeeded')])).toEqual({
      revisions: { kept: [arn(4), arn(3), arn(2)], gone: [arn(1)] },
    });
  });
});
