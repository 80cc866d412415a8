import { describe, expect, test } from 'vitest';
import { Retries } from '../../src/controller/retries.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { Failure, Reason } from '../../src/model/failure.ts';

function failure(reason: Reason): Failure {
  return { reason, message: 'broken' };
}

function retriesWith(random: () => number) {
  const clock = new VirtualClock(0);
  return { clock, retries: new Retries(clock, random) };
}

describe('a resource that failed', () => {
  test.each<[Reason, number, number]>([
    ['Throttled', 2000, 300_000],
    ['ServerError', 2000, 300_000],
    ['Conflict', 2000, 300_000],
    ['InUse', 2000, 300_000],
    ['AccessDenied', 30_000, 3_600_000],
    ['Refused', 30_000, 3_600_000],
    ['UnknownError', 30_000, 3_600_000],
    ['Defect', 30_000, 3_600_000],
  ])('with %s is tried again after %i ms at first and %i ms at last', (reason, firstMs, lastMs) => {
    const { retries } = retriesWith(() => 1);
    expect(retries.failed('Brick/a', failure(reason))).toBe(firstMs);
    expect(retries.failed('Brick/a', failure(reason))).toBe(2 * firstMs);
    for (let more = 0; more < 20; more++) retries.failed('Brick/a', failure(reason));
    expect(retries.failed('Brick/a', failure(reason))).toBe(lastMs);
  });

  test('waits at least half as long, by chance', () => {
    expect(retriesWith(() => 0).retries.failed('Brick/a', failure('Throttled'))).toBe(1000);
    expect(retriesWith(() => 0.5).retries.failed('Brick/a', failure('Throttled'))).toBe(1500);
  });

  test('is left alone until its time has come, with its own reason', async () => {
    const { clock, retries } = retriesWith(() => 1);
    retries.failed('Brick/a', failure('AccessDenied'));
    await clock.advance(29_999);
    expect([...retries.backingOff]).toEqual([['Brick/a', failure('AccessDenied')]]);
    expect(retries.remainingMs('Brick/a')).toBe(1);
    await clock.advance(1);
    expect(retries.backingOff.size).toBe(0);
    expect(retries.remainingMs('Brick/a')).toBeUndefined();
  });

  test('keeps its count when its time has come', async () => {
    const { clock, retries } = retriesWith(() => 1);
    retries.failed('Brick/a', failure('Throttled'));
    await clock.advance(60_000);
    expect(retries.failed('Brick/a', failure('Throttled'))).toBe(4000);
  });

  test('begins anew when it was forgotten, and others do not', () => {
    const { retries } = retriesWith(() => 1);
    for (const id of ['Brick/a', 'Brick/b'] as const) retries.failed(id, failure('Throttled'));
    retries.forget('Brick/a');
    expect([...retries.backingOff.keys()]).toEqual(['Brick/b']);
    expect(retries.failed('Brick/a', failure('Throttled'))).toBe(2000);
    expect(retries.failed('Brick/b', failure('Throttled'))).toBe(4000);
  });
});

test('nothing is held against a resource that never failed', () => {
  expect(retriesWith(() => 1).retries.remainingMs('Brick/a')).toBeUndefined();
});
