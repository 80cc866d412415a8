import { PutImageCommand } from '@aws-sdk/client-ecr';
import { RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { inputOf, isWrite } from '../support/call-history.ts';
import { violations } from '../support/invariants.ts';
import { manifest, serviceSpec, smallFleet, taskDefinitionSpec } from '../support/manifests.ts';
import { type Ship, ship } from '../support/ship.ts';
import { sail, stepsOf } from '../support/voyage.ts';
import { worldView } from '../support/world-view.ts';

const logsOnly = { 'logs.yaml': smallFleet()['logs.yaml'] ?? '' };

async function settled(files: Record<string, string>): Promise<Ship> {
  const vessel = ship(files);
  await sail(vessel);
  return vessel;
}

function heldSteps(steps: readonly string[]): string[] {
  return steps.filter((step) => / prune /.test(step));
}

describe('manifests that are gone', () => {
  it('leave their resources in place until pruning is asked for', async () => {
    const vessel = await settled(smallFleet());
    const before = await worldView(vessel.aws);
    vessel.source.files = logsOnly;
    const report = await vessel.drive(vessel.runtime.pass());
    expect(stepsOf(report)).toEqual([
      'LogGroup/web none',
      'Service/web prune PruneDisabled',
      'Cluster/demo prune PruneDisabled',
      'Repository/web prune PruneDisabled',
      'TaskDefinition/web prune PruneDisabled',
    ]);
    expect(await worldView(vessel.aws)).toEqual(before);
  });

  it('take their resources along, each after what refers to it', async () => {
    const vessel = await settled(smallFleet());
    const before = vessel.aws.calls.length;
    vessel.source.files = logsOnly;
    await sail(vessel, { prune: true });
    const removals = vessel.aws.calls.slice(before).filter((call) => isWrite(call) && call.error === undefined);
    const names = removals.map(({ operation }) => operation);
    expect(names.toSorted()).toEqual([
      'DeleteCluster',
      'DeleteRepository',
      'DeleteService',
      'DeregisterTaskDefinition',
      'UntagResource',
      'UpdateService',
    ]);
    expect(names.indexOf('UpdateService')).toBeLessThan(names.indexOf('DeleteService'));
    expect(names.indexOf('DeleteService')).toBeLessThan(names.indexOf('DeleteCluster'));
    expect(names.indexOf('DeleteService')).toBeLessThan(names.indexOf('DeregisterTaskDefinition'));
    const view = await worldView(vessel.aws);
    expect(view).toHaveLength(1);
    expect(violations(vessel)).toEqual([]);
  });

  it('take all revisions along that were ever ours, and nobody else’s', async () => {
    const family = (image: string) => ({
      ...logsOnly,
      'td.yaml': manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec({ image }) }),
    });
    const vessel = await settled(family('a'));
    for (const image of ['b', 'c']) {
      vessel.source.files = family(image);
      await sail(vessel);
    }
    await vessel.aws.ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'web',
        containerDefinitions: [{ name: 'x', image: 'y', memory: 9 }],
      }),
    );
    vessel.source.files = logsOnly;
    await sail(vessel, { prune: true });
    const gone = vessel.aws.calls
      .filter(({ operation }) => operation === 'DeregisterTaskDefinition')
      .map((call) => inputOf(call, 'taskDefinition').split('/').at(-1));
    expect(gone.toSorted()).toEqual(['web:1', 'web:2', 'web:3']);
    expect((await worldView(vessel.aws)).filter((text) => text.includes('task-definition/web:4'))).toHaveLength(1);
  });

  const consent: readonly [string, Parameters<typeof manifest>[2], string][] = [
    ['policy.deletion: retain', { policy: { deletion: 'retain' } }, 'Retained'],
    ['policy.prune: false', { policy: { prune: false } }, 'Retained'],
    ['both, which contradict each other', { policy: { prune: false, deletion: 'delete' } }, 'Retained'],
  ];
  for (const [title, body, reason] of consent) {
    it(`leave behind what had ${title}`, async () => {
      const vessel = await settled({ ...logsOnly, 'keep.yaml': manifest('LogGroup', 'keep', body) });
      vessel.source.files = logsOnly;
      const report = await vessel.drive(vessel.runtime.pass({ prune: true }));
      expect(heldSteps(stepsOf(report))).toEqual([`LogGroup/keep prune ${reason}`]);
      expect(await worldView(vessel.aws)).toHaveLength(2);
    });
  }

  const image = {
    repositoryName: 'demo/web',
    imageTag: 'v1',
    imageManifest: JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: { mediaType: 'application/vnd.oci.empty.v1+json', digest: `sha256:${'4'.repeat(64)}`, size: 2 },
      layers: [],
    }),
  };

  for (const [deletion, left] of [
    [undefined, 2],
    ['delete', 1],
  ] as const) {
    it(`${left === 2 ? 'leave behind' : 'take along'} a repository that holds images ${deletion ? 'with' : 'without'} consent`, async () => {
      const policy = deletion ? { deletion } : {};
      const vessel = await settled({
        ...logsOnly,
        'r.yaml': manifest('Repository', 'web', { spec: { repositoryName: 'demo/web' }, policy }),
      });
      const { error } = await push(vessel, image);
      expect(error).toBeUndefined();
      vessel.source.files = logsOnly;
      const report = await vessel.drive(vessel.runtime.pass({ prune: true }));
      expect(heldSteps(stepsOf(report))).toEqual(left === 2 ? ['Repository/web prune HasContent'] : []);
      expect(await worldView(vessel.aws)).toHaveLength(left);
    });
  }
});

async function push(
  { aws }: Ship,
  image: ConstructorParameters<typeof PutImageCommand>[0],
): Promise<{ error?: unknown }> {
  return aws.ecr.send(new PutImageCommand(image)).then(
    () => ({}),
    (error: unknown) => ({ error }),
  );
}

describe('renaming', () => {
  const renamed = (serviceName: string) => ({
    ...smallFleet(),
    'service.yaml': manifest('Service', 'web', { spec: serviceSpec({ serviceName }) }),
  });

  it('creates the new one first, and removes the former only when the new one is healthy', async () => {
    const vessel = await settled(renamed('old'));
    vessel.source.files = renamed('new');
    const first = await vessel.drive(vessel.runtime.pass({ prune: true }));
    expect(stepsOf(first).filter((step) => step.startsWith('Service/'))).toEqual([
      'Service/web create',
      'Service/demo/old prune DependencyNotReady',
    ]);
    await sail(vessel, { prune: true });
    const deletion = vessel.aws.calls.find(({ operation }) => operation === 'DeleteService');
    const creation = vessel.aws.calls.filter(({ operation }) => operation === 'CreateService')[1];
    expect((deletion?.at ?? 0) - (creation?.at ?? 0)).toBeGreaterThan(30_000);
    const view = (await worldView(vessel.aws)).filter((text) => text.includes('"serviceName"'));
    expect(view.map((text) => JSON.parse(text).serviceName)).toEqual(['new']);
    expect(violations(vessel)).toEqual([]);
  });

  it('without pruning leaves the former in place, and says so', async () => {
    const vessel = await settled(renamed('old'));
    vessel.source.files = renamed('new');
    await sail(vessel);
    const report = await vessel.drive(vessel.runtime.pass());
    expect(heldSteps(stepsOf(report))).toEqual(['Service/demo/old prune PruneDisabled']);
  });

  it('a manifest alone changes nothing but the tag that names it', async () => {
    const vessel = await settled(smallFleet());
    const before = vessel.aws.calls.length;
    const { 'logs.yaml': logs = '', ...others } = smallFleet();
    vessel.source.files = { ...others, 'logs.yaml': logs.replace('"name":"web"', '"name":"other"') };
    await sail(vessel, { prune: true });
    const writes = vessel.aws.calls.slice(before).filter(isWrite);
    expect(writes.map(({ operation }) => operation)).toEqual(['TagResource']);
    expect((await worldView(vessel.aws)).join()).toContain('"evenkeel:resource":"LogGroup/other"');
  });

  it('swaps two names without anything being created or deleted', async () => {
    const groups = (a: string, b: string) => ({
      'a.yaml': manifest('LogGroup', 'a', { spec: { logGroupName: a, retentionInDays: 1 } }),
      'b.yaml': manifest('LogGroup', 'b', { spec: { logGroupName: b, retentionInDays: 3 } }),
    });
    const vessel = await settled(groups('x', 'y'));
    vessel.source.files = groups('y', 'x');
    await sail(vessel, { prune: true });
    expect(vessel.aws.calls.filter(({ operation }) => /^(Create|Delete)LogGroup$/.test(operation))).toHaveLength(2);
    expect((await worldView(vessel.aws)).map((text) => JSON.parse(text).retentionInDays)).toEqual([3, 1]);
  });
});

describe('replacing', () => {
  const onEc2 = (spec: Parameters<typeof serviceSpec>[0], policy: { replace?: 'allow' } = {}) => {
    const {
      launchType: _launchType,
      desiredCount: _desiredCount,
      networkConfiguration: _network,
      ...rest
    } = serviceSpec(spec);
    return {
      'cluster.yaml': manifest('Cluster', 'demo'),
      'td.yaml': manifest('TaskDefinition', 'web', {
        spec: { containerDefinitions: [{ name: 'app', image: 'nginx', memory: 64 }] },
      }),
      'service.yaml': manifest('Service', 'web', { spec: rest, policy }),
    };
  };

  it('needs consent, and without it touches nothing', async () => {
    const vessel = ship(onEc2({}));
    await vessel.drive(vessel.runtime.pass());
    const before = vessel.aws.calls.length;
    vessel.source.files = onEc2({ schedulingStrategy: 'DAEMON' });
    const report = await vessel.drive(vessel.runtime.pass());
    expect(stepsOf(report)).toContain('Service/web replace ReplaceNeedsConsent');
    expect(vessel.aws.calls.slice(before).filter(isWrite)).toEqual([]);
  });

  it('waits until the former has drained, and creates once', async () => {
    const vessel = ship(onEc2({}));
    await vessel.drive(vessel.runtime.pass());
    vessel.source.files = onEc2({ schedulingStrategy: 'DAEMON' }, { replace: 'allow' });
    const { outcomes } = await vessel.drive(vessel.runtime.pass());
    expect(outcomes.get('Service/web')?.failure?.reason).toBe('Leaving');
    expect(stepsOf(await vessel.drive(vessel.runtime.pass()))).toContain('Service/web create Leaving');
    await vessel.aws.clock.advance(120_000);
    await vessel.drive(vessel.runtime.pass());
    expect(stepsOf(await vessel.drive(vessel.runtime.plan()))).toContain('Service/web none');
    expect(violations(vessel)).toEqual([]);
  });

  it('goes on after a restart between the removal and the creation', async () => {
    const vessel = ship(onEc2({}));
    await vessel.drive(vessel.runtime.pass());
    const daemon = onEc2({ schedulingStrategy: 'DAEMON' }, { replace: 'allow' });
    vessel.source.files = daemon;
    await vessel.drive(vessel.runtime.pass());
    await vessel.aws.clock.advance(120_000);
    const restarted = ship(daemon, { aws: vessel.aws });
    await restarted.drive(restarted.runtime.pass());
    expect(stepsOf(await restarted.drive(restarted.runtime.plan()))).toContain('Service/web none');
  });
});
