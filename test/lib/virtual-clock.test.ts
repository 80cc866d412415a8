import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sleep } from '../../src/lib/clock.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';

describe('the virtual clock', () => {
  test('stands still until it is told to move', () => {
    const clock = new VirtualClock(42);
    clock.schedule(0, () => expect.unreachable());
    expect(clock.now()).toBe(42);
  });

  test('fires timers by time, and those of one time in the order in which they were set', () => {
    const timers = fc.array(fc.record({ delay: fc.integer({ min: -5, max: 20 }), isCancelled: fc.boolean() }));
    return fc.assert(
      fc.asyncProperty(timers, async (all) => {
        const clock = new VirtualClock(0);
        const fired: { at: number; number: number }[] = [];
        const cancels = all.map(({ delay }, number) =>
          clock.schedule(delay, () => fired.push({ at: clock.now(), number })),
        );
        for (const [number, { isCancelled }] of all.entries()) if (isCancelled) cancels[number]?.();
        await clock.advance(20);
        const expected = all
          .map(({ delay, isCancelled }, number) => ({ at: Math.max(0, delay), number, isCancelled }))
          .filter(({ isCancelled }) => !isCancelled)
          .sort((left, right) => left.at - right.at || left.number - right.number);
        expect(fired).toEqual(expected.map(({ at, number }) => ({ at, number })));
      }),
      { numRuns: 50 },
    );
  });

  test('shows a timer the time for which it was set, and ends at the time it was moved to', async () => {
    const clock = new VirtualClock(0);
    const times: number[] = [];
    clock.schedule(30, () => times.push(clock.now()));
    await clock.advance(100);
    expect([...times, clock.now()]).toEqual([30, 100]);
  });

  test('fires timers that timers set, within the same move', async () => {
    const clock = new VirtualClock(0);
    const times: number[] = [];
    const tick = () => {
      times.push(clock.now());
      if (times.length < 3) clock.schedule(10, tick);
    };
    clock.schedule(10, tick);
    await clock.advance(25);
    expect(times).toEqual([10, 20]);
    await clock.advance(5);
    expect(times).toEqual([10, 20, 30]);
  });

  test('lets work that a timer starts settle before it fires the next', async () => {
    const clock = new VirtualClock(0);
    const events: string[] = [];
    const work = async () => {
      await sleep(clock, 10);
      await Promise.resolve();
      events.push('worked');
    };
    const working = work();
    clock.schedule(10, () => events.push('same time'));
    clock.schedule(11, () => events.push('later'));
    await clock.advance(20);
    await working;
    expect(events).toEqual(['worked', 'same time', 'later']);
  });

  test('does not fire a timer that an earlier one of the same time cancels', async () => {
    const clock = new VirtualClock(0);
    clock.schedule(5, () => cancel());
    const cancel = clock.schedule(5, () => expect.unreachable());
    await clock.advance(10);
  });
});

describe('driving work', () => {
  test('gives the value of the work, at the time at which it was ready', async () => {
    const clock = new VirtualClock(0);
    const work = sleep(clock, 5000).then(() => 'done');
    clock.schedule(5001, () => expect.unreachable());
    expect(await clock.drive(work)).toBe('done');
    expect(clock.now()).toBe(5000);
  });

  test('rejects as the work does', async () => {
    const clock = new VirtualClock();
    const work = sleep(clock, 10).then(() => Promise.reject(new Error('broken')));
    await expect(clock.drive(work)).rejects.toThrow('broken');
  });

  test('gives up at its limit, and not one timer later', async () => {
    const clock = new VirtualClock(0, 20);
    const ticks = setTicking(clock);
    await expect(clock.drive(new Promise(() => {}), 1000)).rejects.toThrow('not met within 1000 ms');
    expect(ticks()).toBe(10);
  });

  test('waits for real input and output when no timer is left', async () => {
    const { readFile } = await import('node:fs/promises');
    const text = await new VirtualClock().drive(readFile(new URL(import.meta.url), 'utf8'));
    expect(text).toContain('waits for real input');
  });

  test('moves on until a condition holds', async () => {
    const clock = new VirtualClock(0);
    const ticks = setTicking(clock);
    await clock.until(() => ticks() === 3);
    expect(clock.now()).toBe(300);
  });
});

/** A timer every 100 ms; gives how often it fired. */
function setTicking(clock: VirtualClock): () => number {
  let count = 0;
  const tick = () => {
    count += 1;
    clock.schedule(100, tick);
  };
  clock.schedule(100, tick);
  return () => count;
}
