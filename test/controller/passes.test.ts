import { describe, expect, test } from 'vitest';
import { manifest } from '../support/manifests.ts';
import { settledToys, toyWrites } from '../support/settled-toys.ts';
import { type ToyWorld, toyWorld } from '../support/toy-world.ts';

const brick = (name: string, spec = {}) => manifest('Brick', name, { spec });
const scroll = (name: string, spec = {}) => manifest('Scroll', name, { spec });
const tower = (name: string, base: string) => manifest('Tower', name, { spec: { base } });

const three = { a: brick('a'), b: brick('b'), t: tower('t', 'ref:Brick/a') };

/** The passes so far as `seconds: reason scope`. */
function passesOf({ events }: ToyWorld): string[] {
  return events.flatMap((event) => {
    if (event.type !== 'PassStarted') return [];
    const scope = event.scope === 'full' ? 'everything' : event.scope.join(' ');
    return [`${event.because} ${scope}`];
  });
}

function statusOf({ controller }: ToyWorld, id: `${string}/${string}`) {
  return controller.board.entry(id)?.status;
}

describe('passes', () => {
  test('begin at once with everything, and everything is looked at again after the interval', async () => {
    const world = toyWorld({ a: brick('a') });
    await world.clock.advance(0);
    expect(passesOf(world)).toEqual(['start everything']);
    expect(toyWrites(world)).toEqual(['create Brick/a']);
    await world.clock.advance(65_000);
    expect(passesOf(world)).toEqual(['start everything', 'follow-up Brick/a', 'resync everything']);
  });

  test('look at a change at once, and only at it and what depends on it', async () => {
    const world = await settledToys(three);
    world.write({ ...three, a: brick('a', { size: 2 }) });
    await world.clock.advance(0);
    expect(passesOf(world)).toEqual(['change Brick/a']);
    expect(toyWrites(world)).toEqual(['update Brick/a']);
    expect(world.calls.map(({ name }) => name)).toEqual(['index', 'observe Brick', 'observe Tower', 'update Brick/a']);
  });

  test('take all changes of one moment together', async () => {
    const world = await settledToys(three);
    world.write({ ...three, a: brick('a', { size: 2 }), b: brick('b', { size: 2 }), c: brick('c') });
    await world.clock.advance(0);
    expect(passesOf(world)).toEqual(['change Brick/a Brick/b Brick/c']);
  });

  test('look at everything when a manifest is gone', async () => {
    const world = await settledToys(three, { prune: true });
    world.write({ a: three.a, t: three.t });
    await world.clock.advance(0);
    expect(passesOf(world)).toEqual(['resync everything']);
    expect(toyWrites(world)).toEqual(['remove Brick/b']);
  });

  test('are not begun by a hint that nothing follows from', async () => {
    const world = await settledToys(three);
    for (let index = 0; index < 100; index++) world.hint();
    world.write({ ...three });
    await world.clock.advance(1000);
    expect(passesOf(world)).toEqual([]);
    expect(world.calls).toEqual([]);
  });

  test('tell at once of a file that cannot be read, and without a call', async () => {
    const world = await settledToys(three);
    world.setWhole(false);
    await world.clock.advance(0);
    expect(passesOf(world)).toEqual(['change ']);
    expect(world.calls).toEqual([]);
    expect(world.controller.board.lastPlan?.whole).toBe(false);
  });

  test('go on for the others when one manifest is broken', async () => {
    const world = await settledToys(three);
    world.write({ ...three, a: brick('a', { size: 'huge' }), b: brick('b', { size: 2 }) });
    await world.clock.advance(0);
    expect(toyWrites(world)).toEqual(['update Brick/b']);
    expect(world.controller.board.problems.map(({ reason }) => reason)).toContain('FieldInvalid');
  });

  test('of a dry run write nothing, for ever', async () => {
    const world = toyWorld(three, { dryRun: true });
    await world.clock.advance(3_600_000);
    expect(toyWrites(world)).toEqual([]);
    expect(statusOf(world, 'Brick/a')?.sync).toBe('OutOfSync');
  });

  test('write nothing more once everything is as wanted', async () => {
    const world = await settledToys(three);
    await world.clock.advance(4 * 3_600_000);
    expect(toyWrites(world)).toEqual([]);
  });
});

describe('a change during a long pass', () => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`b${index}`, brick(`b${index}`)]));

  test('goes first, and the pass is taken up again', async () => {
    const world = await settledToys(many, { callMs: 1000, intervalMs: 300_000 });
    await world.clock.until(() => passesOf(world).includes('resync everything'));
    await world.clock.advance(100);
    const changedAtMs = world.clock.now();
    world.write({ ...many, x: scroll('x') });
    await world.clock.until(() => toyWrites(world).length > 0);
    expect(world.clock.now() - changedAtMs).toBeLessThanOrEqual(5000);
    expect(passesOf(world).slice(-2)).toEqual(['resync everything', 'change Scroll/x']);
    await world.clock.until(() => passesOf(world).at(-1) === 'resync everything');
    expect(world.clock.now() - changedAtMs).toBeLessThanOrEqual(10_000);
  });

  test('does not make what was being looked at look unknown', async () => {
    const world = await settledToys(many, { callMs: 1000, intervalMs: 300_000 });
    await world.clock.until(() => passesOf(world).includes('resync everything'));
    world.events.length = 0;
    await world.clock.advance(100);
    world.write({ ...many, x: scroll('x') });
    await world.clock.until(() => passesOf(world).includes('change Scroll/x'));
    expect(world.controller.board.entries.filter(({ status }) => status.sync !== 'Synced')).toEqual([]);
    expect(world.events.filter(({ type }) => type === 'StepHeld' || type === 'HealthChanged')).toEqual([]);
    expect(world.controller.board.notReady).toBeUndefined();
  });

  test('does not hide what is gone from the source', async () => {
    const world = await settledToys({ a: three.a, b: three.b }, { callMs: 1000 });
    world.write({ a: three.a });
    await world.clock.advance(30_000);
    expect(statusOf(world, 'Brick/b')?.sync).toBe('OutOfSync');
    await world.clock.until(
      () => passesOf(world).at(-1) === 'resync everything' && world.calls.at(-1)?.name === 'index',
    );
    world.write({ a: brick('a', { size: 3 }) });
    await world.clock.until(() => passesOf(world).at(-1) === 'change Brick/a');
    expect(statusOf(world, 'Brick/b')?.sync).toBe('OutOfSync');
  });

  test('waits for no more than the writes that are under way', async () => {
    const chain = { a: brick('a'), t: tower('t', 'ref:Brick/a') };
    const world = toyWorld(chain, { callMs: 5000 });
    await world.clock.until(() => toyWrites(world).includes('create Brick/a'));
    world.write({ ...chain, b: brick('b') });
    await world.clock.until(() => passesOf(world).includes('change Brick/b'));
    expect(toyWrites(world)).toEqual(['create Brick/a']);
    await world.clock.until(() => world.live.size === 3);
    expect(toyWrites(world).sort()).toEqual(['create Brick/a', 'create Brick/b', 'create Tower/t']);
  });
});

describe('being stopped', () => {
  test('starts nothing new and lets the writes under way end', async () => {
    const world = toyWorld({ a: brick('a'), t: tower('t', 'ref:Brick/a') }, { callMs: 5000 });
    await world.clock.until(() => toyWrites(world).includes('create Brick/a'));
    await world.clock.advance(1000);
    await world.stop();
    expect(world.live.has('Brick/a')).toBe(true);
    const calls = world.calls.length;
    world.hint();
    await world.clock.advance(3_600_000);
    expect(world.calls).toHaveLength(calls);
    expect(toyWrites(world)).toEqual(['create Brick/a']);
  });

  test.each([0, 1, 4999, 5000, 5001, 12_000])('ends within a call, %i ms after the start', async (afterMs) => {
    const world = toyWorld(three, { callMs: 5000 });
    await world.clock.advance(afterMs);
    const before = { calls: world.calls.length, atMs: world.clock.now() };
    await world.stop();
    expect(world.clock.now() - before.atMs).toBeLessThanOrEqual(5000);
    expect(world.calls).toHaveLength(before.calls);
    expect(world.events.filter(({ type }) => type === 'PassFailed')).toEqual([]);
  });

  test('ends at once while nothing is to be done', async () => {
    const world = await settledToys(three);
    const atMs = world.clock.now();
    await world.stop();
    expect(world.clock.now()).toBe(atMs);
  });

  test('before the first moment means that nothing happens', async () => {
    const world = toyWorld(three);
    await world.stop();
    expect(world.calls.filter(({ name }) => name !== 'place')).toEqual([]);
  });
});
