import { describe, expect, test } from 'vitest';
import { Lane } from '../../src/aws/lane.ts';
import { settle } from '../../src/lib/clock.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';

/** A lane, and when each of its calls was let through. */
function laneOf(burst: number, refillPerSecond: number) {
  const clock = new VirtualClock(0);
  const lane = new Lane(clock, { burst, refillPerSecond });
  const times: number[] = [];
  const call = () => lane.turn().then(() => void times.push(clock.now()));
  const calls = (count: number) => Promise.all(Array.from({ length: count }, call));
  /** How many calls went out in each stretch of that length, after its beginning. */
  const per = (stretchMs: number, stretches: number) =>
    Array.from(
      { length: stretches },
      (_, index) => times.filter((time) => time > index * stretchMs && time <= (index + 1) * stretchMs).length,
    );
  return { clock, lane, times, calls, per };
}

describe('a throttled lane', () => {
  test('halves its share, also for calls that wait already', async () => {
    const { clock, lane, calls, times, per } = laneOf(50, 5);
    const work = calls(120);
    await settle();
    expect(times).toHaveLength(50);
    expect(lane.halve()).toBe(0.5);
    await clock.advance(8000);
    expect(per(2000, 4)).toEqual([5, 5, 5, 5]);
    await clock.drive(work);
  });

  test('lets nothing through before its bucket was filled anew', async () => {
    const { clock, lane, calls, times } = laneOf(20, 1);
    lane.halve();
    await clock.drive(calls(1));
    expect(times).toEqual([2000]);
  });

  test('takes the throttles of one second for one, and never falls below a sixteenth', async () => {
    const { clock, lane } = laneOf(20, 1);
    const shares: number[] = [];
    for (let second = 0; second < 6; second++) {
      lane.halve();
      shares.push(lane.halve());
      await clock.advance(1000);
    }
    expect(shares).toEqual([1 / 2, 1 / 4, 1 / 8, 1 / 16, 1 / 16, 1 / 16]);
  });

  test('recovers by a quarter every ten seconds while calls wait, and no further than its whole share', async () => {
    const { clock, lane, calls, per } = laneOf(50, 5);
    const work = calls(400);
    await settle();
    lane.halve();
    await clock.drive(work);
    expect(per(10_000, 7)).toEqual([25, 31, 39, 48, 50, 50, 50]);
  });

  test('has recovered when nothing was sent for a while', async () => {
    const { clock, lane, calls, times } = laneOf(20, 1);
    for (let second = 0; second < 5; second++) {
      lane.halve();
      await clock.advance(1000);
    }
    await clock.advance(3_600_000);
    const start = clock.now();
    await clock.drive(calls(4));
    expect(times.map((time) => time - start)).toEqual([0, 750, 1750, 2750]);
  });

  test('loses what it had regained when it is throttled again', async () => {
    const { clock, lane, calls } = laneOf(20, 1);
    lane.halve();
    await clock.advance(15_000);
    await clock.drive(calls(1));
    await clock.advance(5000);
    expect(lane.halve()).toBe((0.5 * 1.25 * 1.25) / 2);
  });
});

test('a lane whose calls were all given up wakes nobody', async () => {
  const timers = new Set<() => void>();
  const clock = {
    now: () => 0,
    schedule(_delayMs: number, run: () => void) {
      timers.add(run);
      return () => timers.delete(run);
    },
  };
  const lane = new Lane(clock, { burst: 1, refillPerSecond: 1 });
  const stopping = new AbortController();
  const waiting = Promise.all([lane.turn(), lane.turn(stopping.signal), lane.turn(stopping.signal)]);
  expect(timers.size).toBe(1);
  stopping.abort();
  await waiting;
  expect(timers.size).toBe(0);
});
