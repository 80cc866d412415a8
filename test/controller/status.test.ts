import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FailureError } from '../../src/model/failure.ts';
import type { ResourceId } from '../../src/model/resource.ts';
import { manifest } from '../support/manifests.ts';
import { settledToys, toyWrites } from '../support/settled-toys.ts';
import { moodyToys, type ToyWorld, toyWorld } from '../support/toy-world.ts';

const brick = (name: string, spec = {}) => manifest('Brick', name, { spec });
const scroll = (name: string, spec = {}) => manifest('Scroll', name, { spec });
const all = { a: brick('a'), b: brick('b'), s: scroll('s') };

const unreachable = () => new FailureError('Unreachable', 'connect ECONNREFUSED 127.0.0.1:443', 'ECONNREFUSED');
const denied = (call: string) => new FailureError('AccessDenied', `${call}: not authorized`, 'AccessDeniedException');

function synced({ controller }: ToyWorld): Record<string, string> {
  return Object.fromEntries(controller.board.entries.map(({ status }) => [status.id, status.sync]));
}

function conditionOf({ controller }: ToyWorld, id: ResourceId, type = 'Synced') {
  return controller.board.entry(id)?.status.conditions.find((condition) => condition.type === type);
}

describe('an outage of AWS', () => {
  test('writes nothing, is told with a remedy, and is over when AWS is back', async () => {
    const world = await settledToys(all);
    world.weather = unreachable;
    world.write({ ...all, a: brick('a', { size: 2 }) });
    await world.clock.advance(600_000);
    expect(toyWrites(world)).toEqual([]);
    expect(world.controller.board.notReady).toBe(
      'AWS could not be reached: connect ECONNREFUSED 127.0.0.1:443. Check the network and the endpoint; it is tried again.',
    );
    expect(synced(world)).toEqual({ 'Brick/a': 'Unknown', 'Brick/b': 'Unknown', 'Scroll/s': 'Unknown' });
    world.weather = () => undefined;
    await world.clock.advance(61_000);
    expect(toyWrites(world)).toEqual(['update Brick/a']);
    expect(world.controller.board.notReady).toBeUndefined();
    expect(Object.values(synced(world))).toEqual(['Synced', 'Synced', 'Synced']);
  });

  test('at the start is told too, and is tried again less and less often', async () => {
    const world = toyWorld(all);
    expect(world.controller.board.notReady).toBe('The first pass has not finished. Wait.');
    world.weather = unreachable;
    await world.clock.advance(3_600_000);
    expect(world.controller.board.notReady).toContain('AWS could not be reached');
    expect(world.events.some(({ type }) => type === 'PassFailed')).toBe(true);
    expect(world.calls.length).toBeLessThan(30);
    world.weather = () => undefined;
    await world.clock.advance(300_000);
    expect(world.controller.board.notReady).toBeUndefined();
    expect(world.live.size).toBe(3);
  });

  test('that begins between looking and writing leaves the rest for later', async () => {
    const world = toyWorld(all);
    world.weather = (name) => (name.startsWith('create') ? unreachable() : undefined);
    await world.clock.advance(10_000);
    expect(world.live.size).toBe(0);
    world.weather = () => undefined;
    await world.clock.advance(60_000);
    expect(Object.values(synced(world))).toEqual(['Synced', 'Synced', 'Synced']);
  });

  test('of one kind holds nobody else up, and leaves the controller ready', async () => {
    const world = await settledToys(all);
    world.weather = (name) => (name === 'observe Scroll' ? denied(name) : undefined);
    world.write({ ...all, b: brick('b', { size: 2 }) });
    await world.clock.advance(120_000);
    expect(toyWrites(world)).toEqual(['update Brick/b']);
    expect(world.controller.board.notReady).toBeUndefined();
    expect(conditionOf(world, 'Scroll/s', 'Stalled')).toMatchObject({ status: true, reason: 'AccessDenied' });
  });

  test('of the tag index alone prunes nothing', async () => {
    const world = await settledToys(all, { prune: true });
    world.weather = (name) => (name === 'index' ? unreachable() : undefined);
    world.write({ a: all.a, s: all.s });
    await world.clock.advance(300_000);
    expect(toyWrites(world)).toEqual([]);
    world.weather = () => undefined;
    await world.clock.advance(120_000);
    expect(toyWrites(world)).toEqual(['remove Brick/b']);
  });
});

describe('a source that cannot be trusted', () => {
  test('prunes nothing while it is not whole, and says so', async () => {
    const world = await settledToys(all, { prune: true });
    world.setWhole(false);
    world.write({ a: all.a, s: all.s });
    await world.clock.advance(300_000);
    expect(toyWrites(world)).toEqual([]);
    expect(world.controller.board.lastPlan?.whole).toBe(false);
    expect(conditionOf(world, 'Brick/b')).toMatchObject({ status: false, reason: 'PruneUnsafe' });
  });

  test('prunes nothing when it is suddenly empty, and goes on when it is back', async () => {
    const world = await settledToys(all, { prune: true });
    world.write({});
    await world.clock.advance(300_000);
    expect(toyWrites(world)).toEqual([]);
    expect(world.live.size).toBe(3);
    world.write({ ...all, a: brick('a', { size: 2 }) });
    await world.clock.advance(0);
    expect(toyWrites(world)).toEqual(['update Brick/a']);
  });

  test.each(['{ kind: Brick, metadata: { name: { toString: x } } }', '{ kind: [Brick] }', '[1, 2]', 'text', '{}', '~'])(
    'does not stop the others with a document like %s',
    async (text) => {
      const world = await settledToys(all);
      world.write({ ...all, a: brick('a', { size: 2 }), hostile: text });
      await world.clock.advance(1000);
      expect(toyWrites(world)).toEqual(['update Brick/a']);
    },
  );
});

describe('a condition', () => {
  test('keeps its time until its status moves', async () => {
    const world = await settledToys(all);
    const before = conditionOf(world, 'Brick/a');
    await world.clock.advance(300_000);
    expect(conditionOf(world, 'Brick/a')).toEqual(before);
    world.weather = (name) => (name === 'update Brick/a' ? denied(name) : undefined);
    world.write({ ...all, a: brick('a', { size: 2 }) });
    await world.clock.advance(1000);
    const failed = conditionOf(world, 'Brick/a');
    expect(failed).toMatchObject({ status: false, reason: 'AccessDenied' });
    expect(Date.parse(String(failed?.lastTransitionTime))).toBe(world.clock.now() - 1000);
    await world.clock.advance(3_600_000);
    expect(conditionOf(world, 'Brick/a')).toEqual(failed);
  });

  test('may change its reason and its revision without its time', async () => {
    const world = await settledToys({ a: brick('a', { mood: 'busy' }) }, { registry: moodyToys });
    const before = conditionOf(world, 'Brick/a', 'Ready');
    world.write({ a: brick('a', { mood: 'busier' }) });
    await world.clock.advance(10_000);
    const after = conditionOf(world, 'Brick/a', 'Ready');
    expect(after).toMatchObject({ message: 'busier', observedRevision: 'r2' });
    expect(after?.lastTransitionTime).toBe(before?.lastTransitionTime);
  });

  test('is never about an older revision than one that was shown before', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ waitMs: fc.nat(9000), size: fc.nat(3), drops: fc.boolean() }), { maxLength: 12 }),
        async (steps) => {
          const world = toyWorld(all, { callMs: 700, intervalMs: 10_000 });
          const shown = new Map<string, number>();
          const check = () => {
            for (const { status } of world.controller.board.entries) {
              for (const { observedRevision } of status.conditions) {
                const number = Number(observedRevision.slice(1));
                expect(number).toBeGreaterThanOrEqual(shown.get(status.id) ?? 0);
                shown.set(status.id, number);
              }
            }
          };
          for (const { waitMs, size, drops } of steps) {
            for (let waited = 0; waited < waitMs; waited += 500) {
              await world.clock.advance(500);
              check();
            }
            world.write({ ...(drops ? {} : { b: all.b }), a: brick('a', { size }), s: scroll('s', { size }) });
          }
          await world.clock.advance(60_000);
          check();
          await world.stop();
        },
      ),
      { numRuns: 15 },
    ));

  test('that says Synced is about content that AWS has', async () => {
    const world = await settledToys(all, { callMs: 2000 });
    world.write({ ...all, a: brick('a', { size: 7 }) });
    for (let seconds = 0; seconds < 30; seconds++) {
      await world.clock.advance(1000);
      const condition = conditionOf(world, 'Brick/a');
      const isNew = condition?.status && condition.observedRevision === 'r2';
      if (isNew) expect(world.live.get('Brick/a')?.spec.size).toBe(7);
    }
    expect(conditionOf(world, 'Brick/a')).toMatchObject({ status: true, observedRevision: 'r2' });
  });
});
