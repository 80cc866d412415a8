import { describe, expect, it } from 'vitest';
import { type Live, rollBackGroups } from '../../src/engine/rollback-groups.ts';
import type { FieldChange } from '../../src/model/change.ts';
import type { Deployment, DeploymentState } from '../../src/model/deployment.ts';
import type { Step } from '../../src/model/plan.ts';
import { liveToy, tower } from '../support/toy-kinds.ts';

const rolling: FieldChange = { path: ['colour'], mode: 'update', rolls: true };
const scaling: FieldChange = { path: ['size'], mode: 'update' };

interface Member {
  readonly state?: DeploymentState;
  readonly commit: string;
  readonly fields?: readonly FieldChange[];
  readonly group?: string;
}

function step(name: string, { state, commit, fields = [], group = 'shop' }: Member): Step {
  const own: Deployment | undefined = state && {
    ...{ id: name, target: name, state, content: {}, reason: 'rain', failedTasks: 1, tasks: [] },
  };
  const op = fields.length > 0 ? 'update' : 'none';
  return {
    change: { op, id: `Tower/${name}`, key: name, fields, after: [`Scroll/${commit}`] },
    kind: tower,
    policy: { rollbackGroup: group },
    ...(own ? { own } : {}),
  };
}

const live: Live = new Map(
  ['one', 'two'].map((commit) => [
    `Scroll/${commit}` as const,
    liveToy(tower, commit, { tags: { 'evenkeel:commit': commit } }),
  ]),
);

function outcome(member: Member, other: Member): string {
  const [planned] = rollBackGroups([step('a', member), step('b', other)], live);
  const { op, held, withheld } = planned?.change ?? {};
  return [op, held?.reason, withheld?.failure.message].filter(Boolean).join(' ');
}

const because = 'it goes with its rollback group: Tower/b';

describe('a member of a rollback group', () => {
  it.each<[string, Member, Member, string]>([
    [
      'goes back when another failed with the same commit',
      { state: 'succeeded', commit: 'one' },
      { state: 'rolledBack', commit: 'one' },
      `rollback ${because} was rolled back: rain`,
    ],
    [
      'goes back while its own deployment still runs',
      { state: 'running', commit: 'one' },
      { state: 'failed', commit: 'one' },
      `rollback ${because} failed: rain`,
    ],
    [
      'is held where it has gone back, or was not deployed yet',
      { commit: 'one', fields: [rolling] },
      { state: 'rolledBack', commit: 'one' },
      'update RolledBack',
    ],
    [
      'is left alone when the other failed with another commit',
      { state: 'succeeded', commit: 'one' },
      { state: 'rolledBack', commit: 'two' },
      'none',
    ],
    [
      'is left alone when the other did well',
      { state: 'succeeded', commit: 'one' },
      { state: 'succeeded', commit: 'one' },
      'none',
    ],
    [
      'is left alone in another group',
      { state: 'succeeded', commit: 'one', group: 'bank' },
      { state: 'rolledBack', commit: 'one' },
      'none',
    ],
    [
      'goes its own way when it failed itself',
      { state: 'rolledBack', commit: 'one', fields: [rolling] },
      { state: 'rolledBack', commit: 'one' },
      'update',
    ],
    [
      'has nothing to go back from when it was never deployed',
      { commit: 'one' },
      { state: 'rolledBack', commit: 'one' },
      'none',
    ],
    [
      'is changed in what rolls nothing',
      { state: 'succeeded', commit: 'one', fields: [scaling] },
      { state: 'succeeded', commit: 'one' },
      'update',
    ],
  ])('%s', (_, member, other, expected) => {
    expect(outcome(member, other)).toBe(expected);
  });
});
