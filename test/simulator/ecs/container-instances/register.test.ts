import { DescribeClustersCommand, RegisterContainerInstanceCommand, TagResourceCommand } from '@aws-sdk/client-ecs';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { describe, expect, test } from 'vitest';
import { refusal } from '../services/fargate-world.ts';
import { instanceWorld, left } from './instance-world.ts';

describe('RegisterContainerInstance', () => {
  test('makes a machine an ACTIVE instance with its resources and the attributes that ECS knows', async () => {
    const { enlist, inspect } = await instanceWorld();
    const attributes = [{ name: 'stack', value: 'prod' }];
    const registered = await enlist({ zone: 'eu-west-1b', type: 'c7g.large', architecture: 'arm64', attributes });
    const instance = await inspect(registered);
    expect(instance.containerInstanceArn).toMatch(
      /^arn:aws:ecs:eu-west-1:111122223333:container-instance\/main\/[0-9a-f]{32}$/,
    );
    expect(instance).toMatchObject({
      ec2InstanceId: 'i-0a1b2c3d4e5f60001',
      status: 'ACTIVE',
      agentConnected: true,
      runningTasksCount: 0,
      pendingTasksCount: 0,
      versionInfo: { agentVersion: '1.89.1' },
      registeredResources: [
        { name: 'CPU', type: 'INTEGER', integerValue: 2048 },
        { name: 'MEMORY', type: 'INTEGER', integerValue: 4096 },
        { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22'] },
        { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: [] },
      ],
    });
    expect(instance.attributes).toEqual(
      expect.arrayContaining([
        { name: 'ecs.availability-zone', value: 'eu-west-1b' },
        { name: 'ecs.instance-type', value: 'c7g.large' },
        { name: 'ecs.os-type', value: 'linux' },
        { name: 'ecs.cpu-architecture', value: 'arm64' },
        { name: 'stack', value: 'prod' },
        { name: 'ecs.capability.task-eni' },
      ]),
    );
    expect(instance).toEqual({ ...registered, tags: [] });
  });

  test('takes the word of an agent that says what it is capable of', async () => {
    const { enlist } = await instanceWorld();
    const { attributes = [] } = await enlist({ attributes: [{ name: 'ecs.capability.efs' }] });
    const capabilities = attributes.map(({ name = '' }) => name).filter((name) => name.includes('capability'));
    expect(capabilities).toEqual(['ecs.capability.efs']);
  });

  test('lets an instance come back with other resources and keeps what it was given', async () => {
    const { enlist, inspect, ecs, listInstances } = await instanceWorld();
    const { containerInstanceArn = '' } = await enlist({ attributes: [{ name: 'stack', value: 'prod' }] });
    const tags = [{ key: 'team', value: 'a' }];
    await ecs.send(new TagResourceCommand({ resourceArn: containerInstanceArn, tags }));
    await enlist({ containerInstanceArn, cpu: 4096 });
    const instance = await inspect({ containerInstanceArn });
    expect(left(instance, 'CPU')).toBe(4096);
    expect(instance.attributes).toContainEqual({ name: 'stack', value: 'prod' });
    expect(instance.tags).toEqual(tags);
    expect(await listInstances()).toEqual([containerInstanceArn]);
  });

  const rows: readonly [what: string, input: object, answer: string][] = [
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException: Cluster not found.'],
    [
      'no identity document',
      { instanceIdentityDocument: undefined },
      'InvalidParameterException: instanceIdentityDocument is missing',
    ],
    [
      'a document that is no JSON',
      { instanceIdentityDocument: 'i-1' },
      'ClientException: Invalid instance identity document: it is not a JSON object.',
    ],
    [
      'a document of no instance',
      { instanceIdentityDocument: '{"region":"eu-west-1"}' },
      'ClientException: Invalid instance identity document: it has no instanceId such as i-0a1b2c3d4e5f60001.',
    ],
    [
      'the ARN of an instance that is not there',
      { containerInstanceArn: 'none' },
      'ClientException: The specified container instance does not exist in this cluster.',
    ],
  ];
  for (const [what, input, answer] of rows) {
    test(`refuses ${what}`, async () => {
      const { ecs, listInstances } = await instanceWorld();
      const document = { cluster: 'main', instanceIdentityDocument: '{"instanceId":"i-1"}' };
      expect(await refusal(ecs.send(new RegisterContainerInstanceCommand({ ...document, ...input })))).toBe(answer);
      expect(await listInstances()).toEqual([]);
    });
  }
});

test('a cluster counts its instances, draining ones too', async () => {
  const { enlist, setState, dismiss, ecs } = await instanceWorld();
  const count = async () => {
    const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['main'] }));
    return clusters?.[0]?.registeredContainerInstancesCount;
  };
  const first = await enlist();
  await enlist();
  await setState(first, 'DRAINING');
  expect(await count()).toBe(2);
  await dismiss(first);
  expect(await count()).toBe(1);
});

test('a cluster counts the tasks on its instances as those of EC2', async () => {
  const { enlist, runOnEc2, clock, ecs } = await instanceWorld();
  await enlist();
  await runOnEc2({ count: 2 });
  await clock.advance(60_000);
  const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['main'], include: ['STATISTICS'] }));
  expect(clusters?.[0]?.statistics).toContainEqual({ name: 'runningEC2TasksCount', value: '2' });
});

test('searches by tag find an instance until it is deregistered', async () => {
  const { enlist, dismiss, tagging } = await instanceWorld();
  const found = async () => {
    const input = { ResourceTypeFilters: ['ecs:container-instance'], TagFilters: [{ Key: 'team', Values: ['a'] }] };
    return (await tagging.send(new GetResourcesCommand(input))).ResourceTagMappingList?.map((item) => item.ResourceARN);
  };
  const instance = await enlist({ tags: [{ key: 'team', value: 'a' }] });
  await enlist({ tags: [{ key: 'team', value: 'b' }] });
  expect(await found()).toEqual([instance.containerInstanceArn]);
  await dismiss(instance);
  expect(await found()).toEqual([]);
});
