import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TokenBucket } from '../../src/lib/token-bucket.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';

function bucketOf(burst: number, refillPerSecond: number) {
  const clock = new VirtualClock();
  const bucket = new TokenBucket(clock, { burst, refillPerSecond });
  /** How many tokens are there now. */
  const takeAll = () => {
    let taken = 0;
    while (bucket.tryTake()) taken += 1;
    return taken;
  };
  return { clock, bucket, takeAll };
}

describe('a token bucket', () => {
  test('starts full, and is empty after its burst', () => {
    const { bucket, takeAll } = bucketOf(3, 1);
    expect(takeAll()).toBe(3);
    expect(bucket.tryTake()).toBe(false);
  });

  test('fills at its rate and never above its size', async () => {
    const { clock, takeAll } = bucketOf(3, 2);
    takeAll();
    await clock.advance(999);
    expect(takeAll()).toBe(1);
    await clock.advance(1);
    expect(takeAll()).toBe(1);
    await clock.advance(60_000);
    expect(takeAll()).toBe(3);
  });

  test('says how long to wait for a token, and has one then', async () => {
    const { clock, bucket, takeAll } = bucketOf(2, 3);
    expect(bucket.waitMs).toBe(0);
    takeAll();
    expect(bucket.waitMs).toBe(334);
    await clock.advance(333);
    expect([bucket.tryTake(), bucket.waitMs]).toEqual([false, 1]);
    await clock.advance(1);
    expect([bucket.waitMs, bucket.tryTake()]).toEqual([0, true]);
  });

  test('loses what is above a smaller size, and gains nothing from a larger one', () => {
    const { bucket, takeAll } = bucketOf(10, 1);
    bucket.resize({ burst: 4, refillPerSecond: 1 });
    bucket.resize({ burst: 100, refillPerSecond: 1 });
    expect(takeAll()).toBe(4);
  });

  test('fills at the old rate up to a change and at the new one from then on', async () => {
    const { clock, bucket, takeAll } = bucketOf(100, 10);
    takeAll();
    await clock.advance(1000);
    bucket.resize({ burst: 100, refillPerSecond: 1 });
    await clock.advance(2000);
    expect(takeAll()).toBe(12);
    expect(bucket.rate).toEqual({ burst: 100, refillPerSecond: 1 });
  });

  test('has to be filled anew when it was drained', async () => {
    const { clock, bucket, takeAll } = bucketOf(5, 1);
    bucket.drain();
    expect(takeAll()).toBe(0);
    await clock.advance(2000);
    expect(takeAll()).toBe(2);
  });

  test('gains nothing when time jumps back, and goes on from there', () => {
    let now = 3_600_000;
    const clock = { now: () => now, schedule: () => () => {} };
    const bucket = new TokenBucket(clock, { burst: 1, refillPerSecond: 1 });
    bucket.tryTake();
    now = 0;
    expect([bucket.tryTake(), bucket.waitMs]).toEqual([false, 1000]);
    now = 1000;
    expect(bucket.tryTake()).toBe(true);
  });

  test('never gives more than its burst and its refill in any stretch of time', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 });
    return fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 40 }),
        waits,
        async (burst, rate, gaps) => {
          let now = 0;
          const bucket = new TokenBucket(
            { now: () => now, schedule: () => () => {} },
            { burst, refillPerSecond: rate },
          );
          const times: number[] = [];
          for (const gap of gaps) {
            now += gap;
            for (let tries = 0; tries < 5; tries++) if (bucket.tryTake()) times.push(now);
          }
          for (const [first, from] of times.entries()) {
            for (const [offset, to] of times.slice(first).entries()) {
              expect(offset + 1).toBeLessThanOrEqual(burst + ((to - from) / 1000) * rate + 1e-6);
            }
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
