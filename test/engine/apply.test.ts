import { describe, expect, it } from 'vitest';
import { apply } from '../../src/engine/apply.ts';
import { gate } from '../../src/engine/gate.ts';
import type { Event } from '../../src/model/event.ts';
import { FailureError } from '../../src/model/failure.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { Amendment, Desired, Observed } from '../../src/model/provider.ts';
import { toyCloud } from '../support/toy-cloud.ts';
import { brick, liveToy, scroll, tower, toy, toyPass } from '../support/toy-kinds.ts';
import { planToys, type Situation } from '../support/toy-plan.ts';

function chain(...names: readonly string[]): Manifest[] {
  return names.map((name, index) =>
    toy(tower, name, { spec: index > 0 ? { steps: [`ref:Tower/${names[index - 1]}`] } : {} }),
  );
}

async function applied(situation: Situation, cloud = toyCloud(), signal?: AbortSignal) {
  const events: Event[] = [];
  const plan = gate(planToys(situation), toyPass.policy);
  const outcomes = await apply(
    plan,
    cloud.ports((event) => events.push(event)),
    signal,
  );
  const results = Object.fromEntries(outcomes.map(({ id, result, failure }) => [id, failure?.reason ?? result]));
  return { results, outcomes, events };
}

describe('applying a plan', () => {
  it('takes each step after what it refers to', async () => {
    const cloud = toyCloud();
    const { results } = await applied({ manifests: chain('c', 'b', 'a') }, cloud);
    expect(results).toEqual({ 'Tower/c': 'applied', 'Tower/b': 'applied', 'Tower/a': 'applied' });
    expect(cloud.log).toEqual(['create c', 'create b', 'create a']);
  });

  it('takes independent steps at the same time', async () => {
    const cloud = toyCloud();
    const release = cloud.hold('a');
    const work = applied({ manifests: [toy(brick, 'a'), toy(brick, 'b'), ...chain('c', 'd')] }, cloud);
    await cloud.quiet();
    expect(cloud.log).toEqual(['create b', 'create c', 'create d']);
    release();
    expect((await work).results['Brick/a']).toBe('applied');
  });

  it('stops only what depends on a failed step', async () => {
    const cloud = toyCloud({ fail: { b: new FailureError('Throttled', 'slower') } });
    const { results } = await applied({ manifests: [...chain('a', 'b', 'c', 'd'), toy(brick, 'free')] }, cloud);
    expect(results).toEqual({
      'Tower/a': 'applied',
      'Tower/b': 'Throttled',
      'Tower/c': 'DependencyNotReady',
      'Tower/d': 'DependencyNotReady',
      'Brick/free': 'applied',
    });
  });

  it('stands a chain of ten thousand', async () => {
    const cloud = toyCloud();
    const names = Array.from({ length: 10_000 }, (_, index) => `t${String(index).padStart(5, '0')}`);
    await applied({ manifests: chain(...names) }, cloud);
    expect(cloud.log).toEqual(names.map((name) => `create ${name}`));
  });

  it('gives a defect of ours as a failure like any other', async () => {
    const { results } = await applied(
      { manifests: [toy(brick, 'a')] },
      toyCloud({ fail: { a: new TypeError('oops') } }),
    );
    expect(results).toEqual({ 'Brick/a': 'Defect' });
  });

  it('takes no step on something that does not exist and is held', async () => {
    const manifests = [
      toy(tower, 'a', { policy: { suspend: true } }),
      toy(tower, 'b', { spec: { steps: ['ref:Tower/a'] } }),
    ];
    const { results } = await applied({ manifests });
    expect(results).toEqual({ 'Tower/a': 'unchanged', 'Tower/b': 'DependencyNotReady' });
  });

  it('takes steps on something that exists although its own change is held', async () => {
    const manifests = [
      toy(tower, 'a', { spec: { size: 9 }, policy: { suspend: true } }),
      toy(tower, 'b', { spec: { steps: ['ref:Tower/a'] } }),
    ];
    const { results } = await applied({ manifests, live: [['Tower/a', liveToy(tower, 'a')]] });
    expect(results).toEqual({ 'Tower/a': 'unchanged', 'Tower/b': 'applied' });
  });

  it('starts nothing once it is asked to stop, and finishes what was started', async () => {
    const cloud = toyCloud();
    const release = cloud.hold('a');
    const stop = new AbortController();
    const work = applied({ manifests: chain('a', 'b') }, cloud, stop.signal);
    await cloud.quiet();
    stop.abort();
    release();
    expect((await work).results).toEqual({ 'Tower/a': 'applied', 'Tower/b': 'Interrupted' });
    expect(cloud.log).toEqual(['create a']);
  });

  it('tells of each step that it takes, before and after', async () => {
    const cloud = toyCloud({ fail: { b: new FailureError('Busy', 'later') } });
    const { events } = await applied({ manifests: [toy(brick, 'a'), ...chain('b', 'c')] }, cloud);
    expect(
      events.map((event) => (event.type === 'StepFinished' ? `${event.id} ${event.outcome.result}` : event.type)),
    ).toEqual(['StepStarted', 'StepStarted', 'Brick/a applied', 'Tower/b failed']);
  });
});

describe('waves', () => {
  const wave = (name: string, number: number) => toy(brick, name, { policy: { wave: number } });

  it('start when the one before is over', async () => {
    const cloud = toyCloud();
    const release = cloud.hold('a');
    const work = applied({ manifests: [wave('b', 1), wave('a', 0)] }, cloud);
    await cloud.quiet();
    expect(cloud.log).toEqual([]);
    release();
    await work;
    expect(cloud.log).toEqual(['create a', 'create b']);
  });

  it('do not start after one in which something failed, whatever lies between', async () => {
    const cloud = toyCloud({ fail: { a: new FailureError('Busy', 'later') } });
    const manifests = [wave('a', 0), wave('b', 1), wave('c', 2)];
    const { results } = await applied({ manifests, live: [['Brick/b', liveToy(brick, 'b')]] }, cloud);
    expect(results).toEqual({ 'Brick/a': 'Busy', 'Brick/b': 'unchanged', 'Brick/c': 'DependencyNotReady' });
  });

  it('do not wait for what is pruned', async () => {
    const cloud = toyCloud({ fail: { gone: new FailureError('InUse', 'still used') } });
    const orphans = [{ id: 'Brick/gone' as const, kind: brick, observed: liveToy(brick, 'gone') }];
    const { results } = await applied({ manifests: [wave('a', 1)], orphans }, cloud);
    expect(results).toEqual({ 'Brick/gone': 'InUse', 'Brick/a': 'applied' });
  });
});

describe('one step', () => {
  const sent = async (situation: Situation) => {
    const cloud = toyCloud();
    const { results } = await applied(situation, cloud);
    return {
      log: cloud.log,
      results,
      amendment: cloud.requests.at(-1) as Amendment,
      desired: cloud.requests.at(-1) as Desired,
    };
  };
  const live = (changes: Partial<Observed> = {}) => [['Brick/a', liveToy(brick, 'a', changes)]] as const;

  it('creates with what the author gave, and tags', async () => {
    const { desired } = await sent({
      manifests: [toy(brick, 'a', { spec: { colour: 'red', tags: { team: 'blue' } } })],
    });
    expect(desired.given).toEqual({ name: 'a', colour: 'red' });
    expect(desired.tags).toEqual({ team: 'blue', 'evenkeel:owner': 'me', 'evenkeel:resource': 'Brick/a' });
  });

  it('updates exactly what differs', async () => {
    const { amendment } = await sent({
      manifests: [toy(brick, 'a', { spec: { size: 7, colour: 'red', tags: { new: '1' } } })],
      live: live({ spec: { name: 'a', colour: 'red' }, tags: { ...liveToy(brick, 'a').tags, old: '1', 'aws:x': '1' } }),
    });
    expect(amendment.changed).toEqual(new Set(['size']));
    expect(amendment.tags).toEqual({ set: { new: '1' }, remove: ['old'] });
  });

  it('puts the ownership tags on what it adopts', async () => {
    const { amendment } = await sent({
      manifests: [toy(brick, 'a', { policy: { adopt: true } })],
      live: live({ tags: {} }),
    });
    expect(amendment.changed).toEqual(new Set());
    expect(amendment.tags.set).toEqual({ 'evenkeel:owner': 'me', 'evenkeel:resource': 'Brick/a' });
  });

  it('removes and creates to replace', async () => {
    const { log } = await sent({
      manifests: [toy(brick, 'a', { spec: { place: 'x' }, policy: { replace: 'allow' } })],
      live: live(),
    });
    expect(log).toEqual(['remove a', 'create a']);
  });

  it('creates a new revision, also of what it adopts', async () => {
    for (const tags of [liveToy(scroll, 's').tags, {}]) {
      const manifests = [toy(scroll, 's', { spec: { size: 2 }, policy: { adopt: true } })];
      const { log } = await sent({ manifests, live: [['Scroll/s', liveToy(scroll, 's', { tags })]] });
      expect(log).toEqual(['create s']);
    }
  });

  it('only tags what it adopts when nothing else differs', async () => {
    const manifests = [toy(scroll, 's', { policy: { adopt: true } })];
    const { log } = await sent({ manifests, live: [['Scroll/s', liveToy(scroll, 's', { tags: {} })]] });
    expect(log).toEqual(['update s']);
  });

  const reader = toy(tower, 't', { spec: { colour: 'ref:Scroll/s' } });
  const oldScroll = liveToy(scroll, 's', { attributes: { arn: 'old', name: 's' } });

  it('gets the values that earlier steps found out', async () => {
    const { desired } = await sent({ manifests: [toy(scroll, 's'), reader] });
    expect([desired.given.colour, desired.spec.colour]).toEqual(['arn of s', 'arn of s']);
  });

  it('is not taken when the expected new value is the present one', async () => {
    const manifests = [toy(scroll, 's', { spec: { size: 2 }, policy: { suspend: true } }), reader];
    const standing = liveToy(tower, 't', { spec: { name: 't', colour: 'old' } });
    const { results, log } = await sent({
      manifests,
      live: [
        ['Scroll/s', oldScroll],
        ['Tower/t', standing],
      ],
    });
    expect(results).toEqual({ 'Scroll/s': 'unchanged', 'Tower/t': 'unchanged' });
    expect(log).toEqual([]);
  });

  it('waits for a value that nobody knows', async () => {
    const failures = new Map([['Scroll/s' as const, { reason: 'Throttled', message: 'slower' } as const]]);
    const { results, log } = await sent({ manifests: [toy(scroll, 's'), reader], observations: { failures } });
    expect(results).toEqual({ 'Scroll/s': 'unchanged', 'Tower/t': 'DependencyNotReady' });
    expect(log).toEqual([]);
  });
});
