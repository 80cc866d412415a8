import { describe, expect, test } from 'vitest';
import { createRuntime } from '../../src/controller/runtime.ts';
import type { Settings } from '../../src/controller/settings.ts';
import { FailureError } from '../../src/model/failure.ts';
import { manifest } from '../support/manifests.ts';
import { memorySource } from '../support/memory-source.ts';
import { toyCloud, type Weather } from '../support/toy-cloud.ts';
import { brick, liveToy, toys } from '../support/toy-kinds.ts';

const files = {
  a: manifest('Brick', 'a', { spec: { name: 'a', size: 2 } }),
  b: manifest('Brick', 'b', { spec: { name: 'b' } }),
  t: manifest('Tower', 't', { spec: { name: 't', base: 'ref:Brick/a' } }),
};

const orphan = liveToy(brick, 'gone');
const indexed = { arn: String(orphan.attributes.arn), tags: orphan.tags };

function runtimeOver(
  weather: Weather = {},
  settings: Partial<Settings> = {},
  manifests: Record<string, string> = files,
) {
  const cloud = toyCloud(weather);
  const ports = { ...cloud.ports(), source: memorySource(manifests) };
  const all = { owner: 'me', intervalMs: 60_000, dryRun: false, prune: false, ...settings };
  return { cloud, ports, runtime: createRuntime(ports, toys, all) };
}

describe('a check', () => {
  test('finds what is wrong without asking AWS', async () => {
    const broken = { ...files, a: manifest('Brick', 'a', { spec: { size: 'huge' } }), x: manifest('Wall', 'x') };
    const { cloud, runtime } = runtimeOver({ index: new Error('AWS was asked') }, {}, broken);
    const { problems, documents, manifests, revision } = await runtime.check();
    expect(problems.map(({ reason }) => reason).sort()).toEqual(['FieldInvalid', 'KindUnknown']);
    expect([documents, manifests.map(({ id }) => id), revision]).toEqual([4, ['Brick/b', 'Tower/t'], 'memory']);
    expect([cloud.searches, cloud.log]).toEqual([[], []]);
  });

  test('finds references that lead nowhere and circles', async () => {
    const { runtime } = runtimeOver(
      {},
      {},
      { t: manifest('Tower', 't', { spec: { name: 't', base: 'ref:Brick/none' } }) },
    );
    expect((await runtime.check()).problems.map(({ reason }) => reason)).toEqual(['ReferenceUnknown']);
  });
});

describe('a plan', () => {
  test('says what would be done and does nothing', async () => {
    const { cloud, runtime } = runtimeOver();
    const { plan, outcomes } = await runtime.plan();
    expect(plan.steps.map(({ change }) => `${change.op} ${change.id}`)).toEqual([
      'create Brick/a',
      'create Brick/b',
      'create Tower/t',
    ]);
    expect([cloud.log, outcomes.size]).toEqual([[], 0]);
  });

  test('is narrowed to targets and what depends on them', async () => {
    const { cloud, runtime } = runtimeOver();
    const { plan } = await runtime.plan({ targets: ['Brick/a'] });
    expect(plan.steps.map(({ change }) => change.id)).toEqual(['Brick/a', 'Tower/t']);
    expect(cloud.searches[0]).not.toContain('Brick/b');
  });

  test('fails when nobody knows which account it is about', async () => {
    const { ports } = runtimeOver();
    const place = () => Promise.reject(new FailureError('CredentialsExpired', 'expired'));
    const cloud = { ...ports.cloud, place };
    const settings = { owner: 'me', intervalMs: 1, dryRun: false, prune: false };
    const runtime = createRuntime({ ...ports, cloud }, toys, settings);
    await expect(runtime.plan()).rejects.toMatchObject({ failure: { reason: 'CredentialsExpired' } });
  });

  test.each([
    [{}, false, 'PruneDisabled'],
    [{}, true, undefined],
    [{ prune: true }, false, undefined],
    [{ prune: false }, true, 'PruneDisabled'],
  ])('holds what is gone from the source, asked for %j with pruning set to %s: %s', async (request, prune, reason) => {
    const { runtime } = runtimeOver({ live: [orphan], index: [indexed] }, { prune });
    const { plan } = await runtime.plan(request);
    const step = plan.steps.find(({ change }) => change.id === 'Brick/gone');
    expect([step?.change.op, step?.change.held?.reason]).toEqual(['prune', reason]);
  });
});

describe('applying a plan', () => {
  test('does what was shown, although the source has changed since', async () => {
    const { cloud, ports, runtime } = runtimeOver();
    const planned = await runtime.plan();
    ports.source.files = {};
    const { outcomes } = await runtime.apply(planned);
    expect(cloud.log).toEqual(['create a', 'create b', 'create t']);
    expect([...outcomes.values()].map(({ result }) => result)).toEqual(['applied', 'applied', 'applied']);
  });

  test('looks at nothing again', async () => {
    const { cloud, runtime } = runtimeOver();
    const planned = await runtime.plan();
    const searches = cloud.searches.length;
    await runtime.apply(planned);
    expect(cloud.searches).toHaveLength(searches);
  });

  test('starts nothing once its signal is aborted', async () => {
    const { cloud, runtime } = runtimeOver();
    const { outcomes } = await runtime.apply(await runtime.plan(), { signal: AbortSignal.abort() });
    expect(cloud.log).toEqual([]);
    expect(outcomes.get('Brick/a')).toMatchObject({ result: 'skipped', failure: { reason: 'Interrupted' } });
  });

  test('does not prune what it was not shown to prune', async () => {
    const { cloud, runtime } = runtimeOver({ live: [orphan], index: [indexed] });
    await runtime.apply(await runtime.plan(), { prune: true });
    expect(cloud.log).not.toContain('remove gone');
  });
});

describe('a pass', () => {
  test('plans and applies in one', async () => {
    const { cloud, runtime } = runtimeOver();
    await runtime.pass();
    expect(cloud.log).toEqual(['create a', 'create b', 'create t']);
    expect(runtime.calls()).toBe(3);
  });

  test('of a dry run only plans', async () => {
    const { cloud, runtime } = runtimeOver({}, { dryRun: true });
    await runtime.pass();
    expect(cloud.log).toEqual([]);
  });

  test('of targets leaves the others alone', async () => {
    const { cloud, runtime } = runtimeOver();
    await runtime.pass({ targets: ['Brick/b'] });
    expect(cloud.log).toEqual(['create b']);
  });
});
