import { describe, expect, test } from 'vitest';
import { Board } from '../../src/controller/board.ts';
import { gate } from '../../src/engine/gate.ts';
import { report } from '../../src/engine/report.ts';
import type { Event } from '../../src/model/event.ts';
import type { Failure } from '../../src/model/failure.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { ResourceId } from '../../src/model/resource.ts';
import { brick, liveToy, toy, toyPass } from '../support/toy-kinds.ts';
import { planToys, type Situation } from '../support/toy-plan.ts';

/** A board on a clock that stands where it is put. */
function boardAt() {
  let now = Date.UTC(2026, 0, 1);
  const board = new Board(() => now);
  const events: Event[] = [];
  const record = (
    situation: Situation,
    {
      outcomes = [],
      isFull = true,
      problems = [],
    }: { outcomes?: Outcome[]; isFull?: boolean; problems?: Problem[] } = {},
  ) => {
    const plan = gate(planToys(situation), toyPass.policy);
    events.length = 0;
    board.record(report({ ...plan, problems }, outcomes, now), isFull, (event) => events.push(event));
    return events.map((event) => event.type);
  };
  const later = () => {
    now += 60_000;
  };
  return { board, record, later, events };
}

const manifests = [toy(brick, 'a'), toy(brick, 'b')];
const live = [
  ['Brick/a', liveToy(brick, 'a')],
  ['Brick/b', liveToy(brick, 'b')],
] as const;
const down: Failure = { reason: 'Unreachable', message: 'connect ECONNREFUSED' };
const problem: Problem = { severity: 'error', reason: 'SyntaxInvalid', message: 'bad indentation' };

function readsFailed(failure: Failure, ids: readonly ResourceId[]): Situation {
  return { manifests, live, observations: { failures: new Map(ids.map((id) => [id, failure])), live: new Map() } };
}

describe('the board', () => {
  test('knows nothing at first and says that it is not ready', () => {
    const { board } = boardAt();
    expect([board.entries, board.events, board.problems, board.lastPlan, board.lastPassAt]).toEqual([
      [],
      [],
      [],
      undefined,
      undefined,
    ]);
    expect(board.notReady).toBe('The first pass has not finished. Wait.');
  });

  test('shows every resource by id, sorted', () => {
    const { board, record } = boardAt();
    record({ manifests: [toy(brick, 'b'), toy(brick, 'a')], live });
    expect(board.entries.map(({ status }) => status.id)).toEqual(['Brick/a', 'Brick/b']);
    expect(board.entry('Brick/a')?.step.change.op).toBe('none');
    expect(board.entry('Brick/c')).toBeUndefined();
    expect([board.notReady, board.lastPassAt, board.lastPlan?.revision]).toEqual([
      undefined,
      '2026-01-01T00:00:00.000Z',
      'r1',
    ]);
  });

  test('forgets what a look at everything did not see, and keeps it after a look at a part', () => {
    const { board, record } = boardAt();
    record({ manifests, live });
    const onlyA = { manifests: [toy(brick, 'a')] };
    record(onlyA, { isFull: false });
    expect(board.entries).toHaveLength(2);
    record(onlyA);
    expect(board.entries.map(({ status }) => status.id)).toEqual(['Brick/a']);
  });

  test('keeps the time of a condition whose status did not move', () => {
    const { board, record, later } = boardAt();
    record({ manifests, live });
    const before = board.entry('Brick/a')?.status.conditions;
    later();
    record({ manifests, live });
    expect(board.entry('Brick/a')?.status.conditions).toEqual(before);
    later();
    record({ manifests }, { outcomes: [{ id: 'Brick/a', result: 'applied' }] });
    const moved = board
      .entry('Brick/a')
      ?.status.conditions.filter(({ lastTransitionTime }) => lastTransitionTime.includes('00:02'));
    expect(moved?.map(({ type }) => type)).toEqual(['Healthy', 'Ready', 'Reconciling']);
  });
});

describe('readiness', () => {
  test('ends when a pass cannot be made, and returns with one that can', () => {
    const { board, record } = boardAt();
    board.fail(down);
    expect(board.notReady).toBe(
      'AWS could not be reached: connect ECONNREFUSED. Check the network and the endpoint; it is tried again.',
    );
    record({ manifests, live });
    expect(board.notReady).toBeUndefined();
  });

  test('ends when a pass sees nothing at all', () => {
    const { board, record } = boardAt();
    record(readsFailed(down, ['Brick/a', 'Brick/b']));
    expect(board.notReady).toContain('AWS could not be reached');
  });

  test('stays when a pass sees something', () => {
    const { board, record } = boardAt();
    record({ manifests, live: live.slice(0, 1), observations: { failures: new Map([['Brick/b', down]]) } });
    expect(board.notReady).toBeUndefined();
  });

  test('stays when there is nothing to see', () => {
    const { board, record } = boardAt();
    record({ manifests: [] });
    expect(board.notReady).toBeUndefined();
  });

  test('is not judged by a pass that made way for another', () => {
    const { board, record } = boardAt();
    const interrupted: Failure = { reason: 'Interrupted', message: 'not sent' };
    record(readsFailed(interrupted, ['Brick/a', 'Brick/b']));
    expect(board.notReady).toBe('The first pass has not finished. Wait.');
    record({ manifests, live });
    record(readsFailed(interrupted, ['Brick/a', 'Brick/b']));
    expect(board.notReady).toBeUndefined();
    expect(board.entry('Brick/a')?.status.sync).toBe('Synced');
  });
});

describe('what changed', () => {
  test('is told once: a problem, until it is gone and comes back', () => {
    const { record } = boardAt();
    expect(record({ manifests, live }, { problems: [problem] })).toEqual(['ProblemFound']);
    expect(record({ manifests, live }, { problems: [problem] })).toEqual([]);
    expect(record({ manifests, live })).toEqual([]);
    expect(record({ manifests, live }, { problems: [problem] })).toEqual(['ProblemFound']);
  });

  test('is told once: a step that is held, until the reason is another', () => {
    const { record, events } = boardAt();
    const suspended = [toy(brick, 'a', { policy: { suspend: true }, spec: { size: 2 } })];
    const placed = [toy(brick, 'a', { spec: { place: 'moon' } })];
    expect(record({ manifests: suspended, live })).toEqual(['StepHeld']);
    expect(events[0]).toMatchObject({ id: 'Brick/a', op: 'update', failure: { reason: 'Suspended' } });
    expect(record({ manifests: suspended, live })).toEqual([]);
    expect(record({ manifests: placed, live })).toContain('StepHeld');
  });

  test('is told when health moves, and not for what is seen for the first time', () => {
    const { record, events } = boardAt();
    expect(record({ manifests })).toEqual([]);
    record({ manifests: manifests.slice(0, 1), live });
    expect(events).toEqual([{ type: 'HealthChanged', id: 'Brick/a', health: { status: 'Healthy', message: '' } }]);
  });
});

describe('the list of events', () => {
  const started: Event = { type: 'StepStarted', id: 'Brick/a', op: 'create' };

  test('numbers events and gives them a time', () => {
    const { board, later } = boardAt();
    board.note(started);
    later();
    board.note(started);
    expect(board.events).toEqual([
      { number: 1, at: '2026-01-01T00:00:00.000Z', event: started },
      { number: 2, at: '2026-01-01T00:01:00.000Z', event: started },
    ]);
  });

  test('keeps the newest thousand', () => {
    const { board } = boardAt();
    for (let index = 0; index < 1500; index++) board.note(started);
    expect([board.events.length, board.events[0]?.number, board.events.at(-1)?.number]).toEqual([1000, 501, 1500]);
  });

  test('leaves out passes that changed nothing', () => {
    const { board } = boardAt();
    board.note({ type: 'PassStarted', scope: 'full', because: 'resync' });
    board.note({ type: 'PassFinished', durationMs: 1, calls: 5, changes: 0 });
    board.note({ type: 'PassFinished', durationMs: 1, calls: 5, changes: 2 });
    board.note({ type: 'PassFailed', failure: down });
    expect(board.events.map(({ event }) => event.type)).toEqual(['PassFinished', 'PassFailed']);
  });
});
