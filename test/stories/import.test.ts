import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Import } from '../../src/model/imported.ts';
import { ownershipTags } from '../../src/model/ownership.ts';
import { grownAws, registerOnFargate, serveOnFargate } from '../support/grown-aws.ts';
import { besidesAdoption, importFrom } from '../support/imported.ts';
import { manifest } from '../support/manifests.ts';
import { registry, ship } from '../support/ship.ts';
import { type SimulatedAws, simulatedAws } from '../support/simulated-aws.ts';
import { changesOf, stepsOf } from '../support/voyage.ts';
import { disown, worldView } from '../support/world-view.ts';

async function emptyCluster(): Promise<SimulatedAws> {
  const aws = simulatedAws({ limits: false });
  await aws.ecs.send(new CreateClusterCommand({ clusterName: 'demo' }));
  return aws;
}

function specOf({ manifests }: Import, id: string): JsonObject {
  const found = manifests.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not among ${manifests.map((one) => one.id).join(', ')}`);
  return found.manifest.spec as JsonObject;
}

async function planIsEmpty({ vessel }: Awaited<ReturnType<typeof importFrom>>): Promise<void> {
  const { problems, plan } = await vessel.drive(vessel.runtime.plan());
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(besidesAdoption(plan.steps)).toEqual([]);
}

describe('a cluster that people have built by hand', () => {
  it('is imported with everything below it, without a write', async () => {
    const aws = await grownAws();
    const before = await worldView(aws);
    const landing = await importFrom(aws, 'Cluster', 'demo');
    expect(await worldView(aws)).toEqual(before);
    expect(landing.found.manifests.map(({ id }) => id)).toEqual([
      'Cluster/demo',
      'LogGroup/demo-shared',
      'LogGroup/demo-web',
      'LogGroup/ecs-exec',
      'Repository/demo-web',
      'Service/agent',
      'Service/web',
      'Service/worker',
      'TaskDefinition/agent',
      'TaskDefinition/web',
      'TaskDefinition/worker',
    ]);
    await planIsEmpty(landing);
  });

  it('is adopted by adding our tags and nothing else, and then needs nothing', async () => {
    const { vessel } = await importFrom(await grownAws(), 'Cluster', 'demo');
    await vessel.drive(vessel.runtime.pass());
    const operations = new Set(vessel.ownCalls().map(({ operation }) => operation));
    expect([...operations].filter((name) => !/^(Describe|List|Get)/.test(name))).toEqual(['TagResource']);
    expect(changesOf(await vessel.drive(vessel.runtime.plan()))).toEqual([]);
  });

  it('lists what evenkeel has no kind for, with who uses it', async () => {
    const { found } = await importFrom(await grownAws(), 'Cluster', 'demo');
    const rows = found.outside.map(({ what, name, usedBy }) => [what, name.split(/[:/]/).at(-1), ...usedBy].join(' '));
    expect(rows).toEqual([
      'capacity provider workers Cluster/demo',
      expect.stringMatching(/^Cloud Map namespace ns-.* Cluster\/demo$/),
      'Cloud Map namespace internal Service/web',
      'Cloud Map service srv-0a1b2c3d4e5f6a7b Service/web',
      'CloudWatch alarm web-errors Service/web',
      'IAM role ebs Service/web',
      'IAM role ecsTaskExecutionRole TaskDefinition/web TaskDefinition/worker',
      'IAM role web TaskDefinition/web',
      'Secrets Manager secret  TaskDefinition/web',
      'security group sg-0a1b2c3d4e5f60001 Service/web Service/worker',
      'subnet subnet-0a1b2c3d4e5f60001 Service/web Service/worker',
      'subnet subnet-0a1b2c3d4e5f60002 Service/web Service/worker',
    ]);
  });
});

describe('a revision', () => {
  it('of which services run several is described once, and the others are named', async () => {
    const aws = await emptyCluster();
    for (const [index, name] of ['old', 'new', 'newest'].entries()) {
      const taskDefinition = await registerOnFargate(aws, 'web', { image: `public.ecr.aws/nginx/nginx:${index}` });
      await serveOnFargate(aws, name, { taskDefinition });
    }
    const landing = await importFrom(aws, 'Cluster', 'demo');
    expect(specOf(landing.found, 'Service/newest').taskDefinition).toBe('ref:TaskDefinition/web');
    const arn = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web';
    expect(landing.found.plain).toEqual([
      { what: 'TaskDefinition', name: `${arn}:1`, usedBy: ['Service/old'] },
      { what: 'TaskDefinition', name: `${arn}:2`, usedBy: ['Service/new'] },
    ]);
    await planIsEmpty(landing);
  });

  it('that has an equal and newer one stays where it is', async () => {
    const aws = await emptyCluster();
    const taskDefinition = await registerOnFargate(aws, 'web');
    await registerOnFargate(aws, 'web');
    await serveOnFargate(aws, 'web', { taskDefinition });
    const landing = await importFrom(aws, 'Cluster', 'demo');
    expect(specOf(landing.found, 'Service/web').taskDefinition).toBe(taskDefinition);
    await planIsEmpty(landing);
  });

  it('that is older than a hundred others stays where it is, and has no manifest', async () => {
    const aws = await emptyCluster();
    const taskDefinition = await registerOnFargate(aws, 'web');
    await serveOnFargate(aws, 'web', { taskDefinition });
    for (let version = 0; version < 100; version++)
      await registerOnFargate(aws, 'web', { image: `public.ecr.aws/nginx/nginx:1.${version}` });
    const landing = await importFrom(aws, 'Cluster', 'demo');
    expect(landing.found.leftOut).toEqual([
      { id: 'TaskDefinition/web', text: expect.stringContaining('containerDefinitions[app].image') },
    ]);
    expect(specOf(landing.found, 'Service/web').taskDefinition).toBe(taskDefinition);
    await planIsEmpty(landing);
  });

  it('that was deregistered is named where it still runs', async () => {
    const aws = await emptyCluster();
    const taskDefinition = await registerOnFargate(aws, 'web');
    await serveOnFargate(aws, 'web', { taskDefinition });
    await aws.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    await registerOnFargate(aws, 'web', { image: 'public.ecr.aws/nginx/nginx:2' });
    const landing = await importFrom(aws, 'Cluster', 'demo');
    expect(landing.found.absent).toEqual([{ what: 'TaskDefinition', name: taskDefinition, usedBy: ['Service/web'] }]);
    await planIsEmpty(landing);
  });

  it('is imported by its number, or else the newest one', async () => {
    const aws = await emptyCluster();
    for (const tag of ['1', '2']) await registerOnFargate(aws, 'web', { image: `public.ecr.aws/nginx/nginx:${tag}` });
    for (const [name, image] of [
      ['web', 'nginx:2'],
      ['web:1', 'nginx:1'],
      ['arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1', 'nginx:1'],
    ] as const) {
      const landing = await importFrom(aws, 'TaskDefinition', name);
      expect(JSON.stringify(specOf(landing.found, 'TaskDefinition/web'))).toContain(image);
      await planIsEmpty(landing);
    }
  });
});

describe('a service', () => {
  it('is imported with its cluster, but not with its neighbours', async () => {
    const { found } = await importFrom(await grownAws(), 'Service', 'demo/agent');
    expect(found.manifests.map(({ id }) => id)).toEqual([
      'Cluster/demo',
      'LogGroup/ecs-exec',
      'Service/agent',
      'TaskDefinition/agent',
    ]);
  });

  it('that AWS is deleting is left out', async () => {
    const aws = await grownAws();
    await aws.ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'agent', force: true }));
    const { found } = await importFrom(aws, 'Service', 'demo/agent');
    expect(found).toMatchObject({
      manifests: [],
      leftOut: [{ id: 'Service/demo/agent', text: 'AWS is deleting it' }],
    });
  });

  it('whose tasks somebody else deploys is imported as it is', async () => {
    const aws = await emptyCluster();
    await aws.ecs.send(
      new CreateServiceCommand({
        cluster: 'demo',
        serviceName: 'web',
        deploymentController: { type: 'EXTERNAL' },
        desiredCount: 0,
      }),
    );
    const landing = await importFrom(aws, 'Cluster', 'demo');
    expect(specOf(landing.found, 'Service/web')).toMatchObject({ deploymentController: { type: 'EXTERNAL' } });
    await planIsEmpty(landing);
  });

  it('of another instance is left out, and nothing refers to it', async () => {
    const aws = await grownAws();
    const { vessel, found } = await importFrom(aws, 'Service', 'demo/web');
    const theirs = ship(vessel.source.files, { aws, owner: 'foreign' });
    await theirs.drive(theirs.runtime.pass());
    const landing = await importFrom(aws, 'Cluster', 'demo');
    expect(landing.found.leftOut.map(({ id }) => id)).toEqual(found.manifests.map(({ id }) => id));
    expect(landing.found.leftOut[0]?.text).toContain('"foreign"');
    expect(specOf(landing.found, 'Service/worker').cluster).toBe('arn:aws:ecs:eu-west-1:111122223333:cluster/demo');
    await planIsEmpty(landing);
  });

  it('is one of hundreds', async () => {
    const aws = await emptyCluster();
    await registerOnFargate(aws, 'web');
    for (let number = 0; number < 230; number++)
      await serveOnFargate(aws, `web-${number}`, { taskDefinition: 'web', desiredCount: 0 });
    const landing = await importFrom(aws, 'Cluster', 'demo');
    expect(landing.found.manifests).toHaveLength(232);
    await planIsEmpty(landing);
  });
});

describe('a name', () => {
  it('is made legal and unique', async () => {
    const aws = await emptyCluster();
    await aws.ecs.send(new CreateClusterCommand({ clusterName: '_odd' }));
    for (const logGroupName of ['/demo/web', 'demo-web', '/demo-web'])
      await aws.logs.send(new CreateLogGroupCommand({ logGroupName }));
    const groups = ['/demo/web', 'demo-web', '/demo-web', '/nowhere'];
    const options = (group: string) => ({
      'awslogs-group': group,
      'awslogs-region': 'eu-west-1',
      'awslogs-stream-prefix': 'a',
    });
    const containerDefinitions = groups.map((group, index) => ({
      name: `c${index}`,
      image: 'nginx',
      logConfiguration: { logDriver: 'awslogs' as const, options: options(group) },
    }));
    await registerOnFargate(aws, 'web', {}, { containerDefinitions });
    await serveOnFargate(aws, 'web', { cluster: '_odd' });
    const landing = await importFrom(aws, 'Cluster', '_odd');
    expect(landing.found.manifests.map(({ id }) => id)).toEqual([
      'Cluster/odd',
      ...['LogGroup/demo-web', 'LogGroup/demo-web-2', 'LogGroup/demo-web-3'],
      ...['Service/web', 'TaskDefinition/web'],
    ]);
    expect(specOf(landing.found, 'Cluster/odd')).toMatchObject({ clusterName: '_odd' });
    expect(landing.found.absent).toEqual([{ what: 'LogGroup', name: '/nowhere', usedBy: ['TaskDefinition/web'] }]);
    await planIsEmpty(landing);
  });

  it('that the present manifests use is left to them, and what they describe is not described again', async () => {
    const aws = await grownAws();
    const present = {
      'a.yaml': manifest('Cluster', 'shop', { spec: { clusterName: 'demo' } }),
      'b.yaml': manifest('Service', 'web', { spec: { cluster: 'elsewhere', serviceName: 'web', taskDefinition: 'x' } }),
    };
    const { runtime, drive } = ship(present, { aws, may: ['import'] });
    const kind = registry.kinds.get('Service');
    if (!kind) throw new Error('no services');
    const found = await drive(runtime.import({ kind, name: 'demo/web', withSecrets: false }));
    if ('missing' in found) throw new Error(found.missing);
    expect(found.described).toEqual([{ id: 'Cluster/shop', text: 'a.yaml:1' }]);
    expect(specOf(found, 'Service/demo-web')).toMatchObject({ serviceName: 'web', cluster: 'ref:Cluster/shop' });
  });

  it('of what is ours already is the one that it has', async () => {
    const aws = await grownAws();
    const { vessel } = await importFrom(aws, 'Repository', 'demo/web');
    const text = Object.values(vessel.source.files)[0]?.replace('"name":"demo-web"', '"name":"storefront"') ?? '';
    const renamed = ship({ 'a.yaml': text }, { aws });
    await renamed.drive(renamed.runtime.pass());
    const again = await importFrom(aws, 'Repository', 'demo/web');
    expect(again.found.manifests.map(({ id }) => id)).toEqual(['Repository/storefront']);
    expect(stepsOf(await again.vessel.drive(again.vessel.runtime.plan()))).toEqual(['Repository/storefront none']);
    // A tag of ours that somebody took away is put back, and nothing else.
    await disown(aws, [ownershipTags.resource]);
    expect((await importFrom(aws, 'Repository', 'demo/web')).found.manifests).toHaveLength(1);
  });
});

describe('what is not there', () => {
  it.each([
    ['Cluster', 'dmeo', 'demo'],
    ['Service', 'demo/wbe', 'demo/web'],
    ['Service', 'nowhere/web', undefined],
    ['TaskDefinition', 'wroker', 'worker'],
    ['TaskDefinition', 'worker:99', 'worker'],
    ['Repository', 'demo/wbe', 'demo/web'],
    ['LogGroup', '/demo/wbe', '/demo/web'],
  ])('(%s %s) is missed, with the nearest name', async (kindName, name, near) => {
    const { runtime, drive } = ship({}, { aws: await grownAws(), may: ['import'] });
    const kind = registry.kinds.get(kindName);
    if (!kind) throw new Error(kindName);
    expect(await drive(runtime.import({ kind, name, withSecrets: false }))).toEqual({
      missing: name,
      ...(near ? { near } : {}),
    });
  });
});

it('a service that is deployed while it is imported is imported as it is then', async () => {
  const aws = await grownAws();
  const taskDefinition = await registerOnFargate(aws, 'worker', { image: 'public.ecr.aws/nginx/nginx:10' });
  await aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'worker', taskDefinition }));
  await planIsEmpty(await importFrom(aws, 'Cluster', 'demo'));
});
