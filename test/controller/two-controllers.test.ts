import {
  CreateClusterCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  ListServiceDeploymentsCommand,
} from '@aws-sdk/client-ecs';
import { beforeAll, describe, expect, test } from 'vitest';
import { birthsAndDeaths, isWrite } from '../support/call-history.ts';
import { type ControlledShip, controlledShip } from '../support/controlled-ship.ts';
import { manifest, serviceSpec, smallFleet, taskDefinitionSpec } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';
import { simulatedAws } from '../support/simulated-aws.ts';

const minute = 60_000;
const scaled = manifest('Service', 'web', { spec: serviceSpec({ desiredCount: 3 }) });
const newImage = manifest('TaskDefinition', 'web', {
  spec: taskDefinitionSpec({ image: 'public.ecr.aws/nginx/nginx:2' }),
});

/** Two controllers of one instance over one AWS, three minutes after the second was started that much later. */
async function rivals(laterMs = 500, prune = false): Promise<[ControlledShip, ControlledShip]> {
  const aws = simulatedAws();
  await aws.ecs.send(new CreateClusterCommand({ clusterName: 'foreign' }));
  const first = controlledShip(smallFleet(), { aws, prune });
  await aws.clock.advance(laterMs);
  const second = controlledShip(smallFleet(), { aws, prune });
  await aws.clock.until(() => [first, second].every(({ controller }) => controller.board.lastPassAt !== undefined));
  await aws.clock.advance(3 * minute);
  return [first, second];
}

function countOf({ aws }: ControlledShip, operation: string): number {
  return aws.calls.filter((call) => call.operation === operation && call.error === undefined).length;
}

/** No writes for five minutes, nothing foreign touched, and both say that all is well. */
async function expectPeace([first, second]: readonly [ControlledShip, ControlledShip], synced = 5): Promise<void> {
  const { aws } = first;
  const before = aws.calls.length;
  await aws.clock.advance(5 * minute);
  expect(aws.calls.slice(before).filter(isWrite)).toEqual([]);
  const { clusters } = await aws.ecs.send(new DescribeClustersCommand({ clusters: ['foreign'], include: ['TAGS'] }));
  expect(clusters?.[0]).toMatchObject({ status: 'ACTIVE', tags: [] });
  for (const { controller } of [first, second]) {
    const healthy = controller.board.entries.filter(({ status }) => status.health.status === 'Healthy');
    expect(healthy.map(({ status }) => status.sync)).toEqual(Array(synced).fill('Synced'));
  }
  await first.stop();
  await second.stop();
}

// Code is loaded in real time, which would decide who of the two comes first.
beforeAll(async () => {
  const { drive, runtime } = ship(smallFleet());
  await drive(runtime.pass());
});

describe('two controllers of one instance', () => {
  test('make everything once, although the second starts a moment after the first', async () => {
    const both = await rivals(1);
    expect(birthsAndDeaths(both[0].aws.calls)).toMatchObject({
      'CreateLogGroup /demo/web': 1,
      'CreateRepository demo/web': 1,
      'CreateService web': 1,
      'RegisterTaskDefinition web': 1,
    });
    expect(countOf(both[0], 'UpdateService')).toBe(0);
    await expectPeace(both);
  });

  test('deploy one revision once, although both see the commit at the same moment', async () => {
    const both = await rivals();
    const [{ aws, source }] = both;
    for (const ship of both) ship.write('task-definition.yaml', newImage);
    await aws.clock.advance(3 * minute);
    const { services = [] } = await aws.ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }));
    const { serviceDeployments = [] } = await aws.ecs.send(
      new ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' }),
    );
    expect(source.files['task-definition.yaml']).toBe(newImage);
    expect(services.map(({ taskDefinition }) => taskDefinition?.split('/').at(-1))).toEqual(['web:2']);
    expect(serviceDeployments).toHaveLength(2);
    await expectPeace(both);
  });

  test('make later changes without a quarrel', async () => {
    const both = await rivals(500, true);
    const [{ aws }] = both;
    for (const ship of both) ship.write('service.yaml', scaled);
    await aws.clock.advance(3 * minute);
    expect(countOf(both[0], 'UpdateService')).toBeLessThanOrEqual(2);
    const updates = countOf(both[0], 'UpdateService');
    for (const ship of both) {
      ship.write('task-definition.yaml', newImage);
      await aws.clock.advance(1000);
    }
    await aws.clock.advance(3 * minute);
    expect([countOf(both[0], 'RegisterTaskDefinition'), countOf(both[0], 'UpdateService')]).toEqual([2, updates + 1]);
    for (const ship of both) ship.write('logs.yaml', undefined);
    await aws.clock.advance(2 * minute);
    const deletions = aws.calls.filter(({ operation }) => /^(Delete|Deregister)/.test(operation));
    expect(new Set(deletions.map(({ operation }) => operation))).toEqual(new Set(['DeleteLogGroup']));
    await expectPeace(both, 4);
  });
});
