import { describe, expect, test } from 'vitest';
import { FailureError, type Reason } from '../../src/model/failure.ts';
import { manifest } from '../support/manifests.ts';
import { moodyToys, type ToyWorld, toyWorld } from '../support/toy-world.ts';

const hour = 3_600_000;
const brick = (name: string, spec = {}) => manifest('Brick', name, { spec });
const tower = (name: string, base: string) => manifest('Tower', name, { spec: { base } });

function bricks(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`b${index}`, brick(`b${index}`)]));
}

function timesOf({ calls }: ToyWorld, name: string): number[] {
  return calls.filter((call) => call.name === name).map(({ atMs }) => atMs);
}

function gaps(times: readonly number[]): number[] {
  return times.slice(1).map((time, index) => time - Number(times[index]));
}

/** Fails every call of that name. */
function failing(name: string, reason: Reason) {
  return (call: string) => (call === name ? new FailureError(reason, 'broken') : undefined);
}

describe('the idle rate', () => {
  test.each([
    [0, 10_000],
    [1, 60_000],
    [45, 10_000],
    [300, 10_000],
  ])(
    'for %i resources every %i ms is at most one call in two seconds, and no look comes sooner',
    async (count, intervalMs) => {
      const world = toyWorld(bricks(count), { intervalMs });
      await world.clock.advance(60_000);
      await world.clock.until(() => timesOf(world, 'index').at(-1) === world.clock.now());
      world.calls.length = 0;
      await world.clock.advance(hour / 4);
      expect(world.calls.length).toBeLessThanOrEqual(hour / 4 / 2000);
      expect(timesOf(world, 'index').length).toBeGreaterThanOrEqual(10);
      for (const gap of gaps(timesOf(world, 'index'))) expect(gap).toBeGreaterThanOrEqual(intervalMs);
      await world.stop();
    },
  );
});

describe('what is on its way', () => {
  test('is looked at after five seconds at first and once a minute in the end', async () => {
    const world = toyWorld({ a: brick('a', { mood: 'busy' }) }, { registry: moodyToys, intervalMs: 100 * hour });
    await world.clock.advance(hour);
    const waits = gaps(timesOf(world, 'observe Brick'));
    expect(waits.slice(0, 4)).toEqual([5000, 5000, 5000, 5000]);
    expect(waits.slice(-10)).toEqual(Array(10).fill(60_000));
    expect(waits).toEqual([...waits].sort((left, right) => left - right));
  });

  test('is left alone once it has arrived', async () => {
    const world = toyWorld({ a: brick('a', { mood: 'busy' }) }, { registry: moodyToys, intervalMs: 100 * hour });
    await world.clock.advance(60_000);
    const arrived = world.live.get('Brick/a');
    if (arrived) world.live.set('Brick/a', { ...arrived, spec: { ...arrived.spec, mood: 'fine' } });
    world.write({ a: brick('a', { mood: 'fine' }) });
    await world.clock.advance(60_000);
    world.calls.length = 0;
    await world.clock.advance(hour);
    expect(world.calls).toEqual([]);
    expect(world.controller.board.entry('Brick/a')?.status.health.status).toBe('Healthy');
  });
});

describe('what failed', () => {
  test('is tried again sooner at first and later in the end, by chance a little', async () => {
    const world = toyWorld({ a: brick('a'), b: brick('b') }, { intervalMs: 100 * hour });
    world.weather = failing('create Brick/a', 'Conflict');
    await world.clock.advance(2 * hour);
    const waits = gaps(timesOf(world, 'create Brick/a'));
    for (const [index, wait] of waits.entries()) {
      const ceiling = Math.min(300_000, 2000 * 2 ** index);
      expect(wait).toBeGreaterThanOrEqual(ceiling / 2);
      expect(wait).toBeLessThanOrEqual(ceiling + 10);
    }
    expect(new Set(waits.map((wait) => wait % 1000)).size).toBeGreaterThan(5);
    expect(timesOf(world, 'create Brick/b')).toEqual([0]);
  });

  test('is tried again at its time even when everything is looked at more often', async () => {
    const world = toyWorld({ a: brick('a') }, { intervalMs: 5000 });
    world.weather = failing('create Brick/a', 'AccessDenied');
    await world.clock.advance(14_000);
    expect(timesOf(world, 'create Brick/a')).toEqual([0]);
    expect(timesOf(world, 'index').length).toBeGreaterThan(2);
    expect(world.controller.board.entry('Brick/a')?.status.conditions[0]).toMatchObject({
      type: 'Synced',
      status: false,
      reason: 'AccessDenied',
      message: 'broken',
    });
  });

  test('is tried at once when its manifest changes, and as if for the first time', async () => {
    const world = toyWorld({ a: brick('a') }, { intervalMs: 100 * hour });
    world.weather = failing('create Brick/a', 'Refused');
    await world.clock.advance(hour);
    const changedAtMs = world.clock.now();
    world.write({ a: brick('a', { size: 2 }) });
    await world.clock.advance(31_000);
    const [first, second] = timesOf(world, 'create Brick/a').filter((time) => time >= changedAtMs);
    expect(first).toBe(changedAtMs);
    expect(Number(second) - changedAtMs).toBeLessThanOrEqual(30_000);
  });

  test('is tried at once when what it depends on changes', async () => {
    const world = toyWorld({ a: brick('a'), t: tower('t', 'ref:Brick/a') }, { intervalMs: 100 * hour });
    world.weather = failing('create Tower/t', 'Refused');
    await world.clock.advance(hour);
    const changedAtMs = world.clock.now();
    world.weather = () => undefined;
    world.write({ a: brick('a', { size: 2 }), t: tower('t', 'ref:Brick/a') });
    await world.clock.advance(0);
    expect(timesOf(world, 'create Tower/t').at(-1)).toBe(changedAtMs);
    expect(world.live.has('Tower/t')).toBe(true);
  });

  test('is forgotten when its manifest goes', async () => {
    const world = toyWorld({ a: brick('a'), b: brick('b') }, { intervalMs: 100 * hour });
    world.weather = failing('create Brick/a', 'Refused');
    await world.clock.advance(hour);
    world.write({ b: brick('b') });
    await world.clock.advance(0);
    const calls = world.calls.length;
    await world.clock.advance(2 * hour);
    expect(world.calls).toHaveLength(calls);
  });

  test('does not make the controller spin when it cannot even be looked at afterwards', async () => {
    const world = toyWorld({ a: brick('a') });
    world.weather = failing('create Brick/a', 'Conflict');
    await world.clock.advance(1000);
    world.weather = failing('observe Brick', 'ServerError');
    await world.clock.until(() => world.clock.now() > 600_000 || world.calls.length > 1000);
    expect(world.calls.length).toBeLessThan(100);
  });

  test('does not make the controller spin when what it depends on cannot be made', async () => {
    const world = toyWorld({ a: brick('a'), t: tower('t', 'ref:Brick/a') });
    await world.clock.advance(1000);
    world.live.delete('Tower/t');
    world.weather = failing('create Tower/t', 'Conflict');
    await world.clock.advance(62_000);
    world.live.delete('Brick/a');
    world.weather = failing('create Brick/a', 'Refused');
    await world.clock.until(() => world.clock.now() > 2_000_000 || world.calls.length > 1000);
    expect(world.calls.length).toBeLessThan(400);
  });
});
