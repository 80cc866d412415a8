import { describe, expect, test } from 'vitest';
import { type Clock, realClock, settle, sleep } from '../../src/lib/clock.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';

async function isDone(work: Promise<unknown>): Promise<boolean> {
  let done = false;
  work.then(() => {
    done = true;
  });
  await settle();
  return done;
}

describe('sleep', () => {
  test('ends after its time and not before', async () => {
    const clock = new VirtualClock();
    const sleeping = sleep(clock, 1000);
    await clock.advance(999);
    expect(await isDone(sleeping)).toBe(false);
    await clock.advance(1);
    expect(await isDone(sleeping)).toBe(true);
  });

  test('ends at once when the signal is aborted, and leaves no timer', async () => {
    const timers = new Set<number>();
    const clock: Clock = {
      now: () => 0,
      schedule(delayMs) {
        timers.add(delayMs);
        return () => timers.delete(delayMs);
      },
    };
    const stopping = new AbortController();
    const sleeping = sleep(clock, 1000, stopping.signal);
    expect([...timers]).toEqual([1000]);
    stopping.abort();
    expect(await isDone(sleeping)).toBe(true);
    expect([...timers]).toEqual([]);
  });

  test('does not begin when the signal was aborted before', async () => {
    expect(await isDone(sleep(new VirtualClock(), 1000, AbortSignal.abort()))).toBe(true);
  });

  test('does not mind an abort after its end', async () => {
    const clock = new VirtualClock();
    const stopping = new AbortController();
    const sleeping = sleep(clock, 10, stopping.signal);
    await clock.advance(10);
    stopping.abort();
    await expect(sleeping).resolves.toBeUndefined();
  });
});

describe('the real clock', () => {
  test('fires what it was asked to, and not what was cancelled', async () => {
    const clock = realClock(1000);
    const fired: string[] = [];
    clock.schedule(2000, () => fired.push('cancelled'))();
    await new Promise<void>((resolve) => clock.schedule(3000, resolve));
    expect(fired).toEqual([]);
  });

  test('shows more time the faster it runs', async () => {
    const [slow, fast] = [realClock(), realClock(1000)];
    const [slowStart, fastStart] = [slow.now(), fast.now()];
    await new Promise<void>((resolve) => fast.schedule(5000, resolve));
    expect(fast.now() - fastStart).toBeGreaterThanOrEqual(100 * Math.max(1, slow.now() - slowStart));
  });

  test('a delay longer than the machine can count does not fire at once', async () => {
    let fired = false;
    const cancel = realClock().schedule(30 * 86_400_000, () => {
      fired = true;
    });
    await settle(true);
    await settle(true);
    cancel();
    expect(fired).toBe(false);
  });
});
