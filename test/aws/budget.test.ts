import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Budget } from '../../src/aws/budget.ts';
import { settle } from '../../src/lib/clock.ts';
import type { Rate } from '../../src/lib/token-bucket.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import { services } from '../../src/simulator/services.ts';
import { sentOperations } from './sent-operations.ts';

const register = ['ecs', 'RegisterTaskDefinition'] as const;

interface Sent {
  readonly name: string;
  readonly atMs: number;
}

/** A budget from the beginning of time, and what it let through. */
function budgetFrom(startMs = 0) {
  const clock = new VirtualClock(startMs);
  const budget = new Budget(clock);
  const sent: Sent[] = [];
  const send = async (
    name: string,
    [service, operation]: readonly [string, string] = register,
    signal?: AbortSignal,
  ): Promise<void> => {
    await budget.take(service, operation, signal);
    if (!signal?.aborted) sent.push({ name, atMs: clock.now() - startMs });
  };
  const sendMany = (count: number, call: readonly [string, string] = register, signal?: AbortSignal) =>
    Promise.all(Array.from({ length: count }, (_, index) => send(String(index), call, signal)));
  return { clock, budget, sent, send, sendMany };
}

/** True when a bucket of that rate would have let every call through at its time. */
function fits(times: readonly number[], { burst, refillPerSecond }: Rate): boolean {
  return times.every((from, first) =>
    times.slice(first).every((to, offset) => offset + 1 <= burst + ((to - from) / 1000) * refillPerSecond + 1e-6),
  );
}

describe('the budget', () => {
  test('lets the burst through at once and the rest at the refill', async () => {
    const { clock, sent, sendMany } = budgetFrom();
    const all = sendMany(23);
    await settle();
    expect(sent).toHaveLength(20);
    await clock.drive(all);
    expect(sent.slice(20).map(({ atMs }) => atMs)).toEqual([1000, 2000, 3000]);
  });

  test('spreads 1,000 registrations over 980 seconds, first come first served', async () => {
    const { clock, sent, sendMany } = budgetFrom();
    await clock.drive(sendMany(1000));
    expect(clock.now()).toBe(980_000);
    expect(sent.map(({ name }) => Number(name))).toEqual(Array.from({ length: 1000 }, (_, index) => index));
  });

  test('serves a call that comes late after those that wait, also when a token is there', async () => {
    const { clock, sent, send, sendMany } = budgetFrom();
    const all = sendMany(22);
    await clock.advance(1500);
    const late = send('late');
    await clock.drive(Promise.all([all, late]));
    expect(sent.slice(20)).toEqual([
      { name: '20', atMs: 1000 },
      { name: '21', atMs: 2000 },
      { name: 'late', atMs: 3000 },
    ]);
  });

  test('keeps categories apart, and calls of one name by their service', async () => {
    const { clock, sendMany } = budgetFrom();
    await clock.drive(sendMany(20));
    await clock.drive(sendMany(100, ['ecs', 'DescribeServices']));
    await clock.drive(sendMany(20, ['ecs', 'TagResource']));
    await clock.drive(sendMany(5, ['logs', 'TagResource']));
    expect(clock.now()).toBe(0);
    await clock.drive(sendMany(1, ['logs', 'ListTagsForResource']));
    expect(clock.now()).toBe(200);
  });

  test('assumes five calls a second where AWS publishes nothing, per service', async () => {
    const { clock, sendMany } = budgetFrom();
    await clock.drive(
      Promise.all([sendMany(11, ['ecr', 'DescribeRepositories']), sendMany(10, ['sts', 'GetCallerIdentity'])]),
    );
    expect(clock.now()).toBe(200);
  });

  test('knows what AWS publishes for every operation that evenkeel sends', async () => {
    const published = services.flatMap(({ name, limits }) => limits.map((limit) => ({ service: name, ...limit })));
    const used = sentOperations().flatMap(({ client, operation }) => {
      const service = client === 'client-cloudwatch-logs' ? 'logs' : client.replace('client-', '');
      const limit = published.find((other) => other.service === service && other.operations.includes(operation));
      return limit ? [{ service, operation, limit }] : [];
    });
    expect(used.length).toBeGreaterThan(20);
    for (const { service, operation, limit } of used) {
      const { clock, sent, sendMany } = budgetFrom();
      await clock.drive(sendMany(limit.burst + 5, [service, operation]));
      const times = sent.map(({ atMs }) => atMs);
      expect([service, operation, fits(times, limit)]).toEqual([service, operation, true]);
    }
  });

  test('stays within the bucket in any stretch of time, whenever calls come and are given up or throttled', () => {
    const event = fc.record({
      gapMs: fc.integer({ min: 0, max: 3000 }),
      calls: fc.integer({ min: 0, max: 15 }),
      isGivenUp: fc.boolean(),
      isThrottled: fc.boolean(),
    });
    return fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
        const { clock, budget, sent, send } = budgetFrom();
        const work: Promise<void>[] = [];
        for (const [number, { gapMs, calls, isGivenUp, isThrottled }] of events.entries()) {
          const stopping = new AbortController();
          work.push(...Array.from({ length: calls }, () => send(`${number}`, register, stopping.signal)));
          await clock.advance(gapMs);
          if (isThrottled) budget.slowDown(...register);
          if (isGivenUp) stopping.abort();
        }
        await clock.drive(Promise.all(work));
        expect(
          fits(
            sent.map(({ atMs }) => atMs),
            { burst: 20, refillPerSecond: 1 },
          ),
        ).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('calls that are given up', () => {
  test('stop waiting at once and cost those that come after them nothing', async () => {
    const { clock, sent, send, sendMany } = budgetFrom();
    const stopping = new AbortController();
    const given = sendMany(1000, register, stopping.signal);
    await clock.advance(500);
    stopping.abort();
    await given;
    expect([clock.now(), sent.length]).toEqual([500, 20]);
    sent.length = 0;
    await clock.drive(send('urgent'));
    expect(sent).toEqual([{ name: 'urgent', atMs: 1000 }]);
  });

  test('leave the others their place', async () => {
    const { clock, sent, send, sendMany } = budgetFrom();
    await clock.drive(sendMany(20));
    const stopping = new AbortController();
    const work = [send('a', register, stopping.signal), send('b'), send('c', register, stopping.signal), send('d')];
    sent.length = 0;
    stopping.abort();
    await settle();
    sent.length = 0;
    await clock.drive(Promise.all(work));
    expect(sent).toEqual([
      { name: 'b', atMs: 1000 },
      { name: 'd', atMs: 2000 },
    ]);
  });

  test('do not begin to wait when the signal was aborted before', async () => {
    const { clock, budget, sendMany } = budgetFrom();
    await clock.drive(sendMany(20));
    await budget.take(...register, AbortSignal.abort());
    expect(clock.now()).toBe(0);
  });
});

test('a throttled category does not slow others down', async () => {
  const { clock, budget, sendMany } = budgetFrom();
  expect(budget.slowDown(...register)).toBe(0.5);
  await clock.drive(sendMany(100, ['ecs', 'DescribeServices']));
  expect(clock.now()).toBe(0);
  await clock.drive(sendMany(1));
  expect(clock.now()).toBe(2000);
});
