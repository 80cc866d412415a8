import {
  CreateClusterCommand,
  type CreateClusterCommandInput,
  DeleteClusterCommand,
  DescribeClustersCommand,
  PutAccountSettingCommand,
  UpdateClusterCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../../support/simulated-aws.ts';

const arnPrefix = 'arn:aws:ecs:eu-west-1:111122223333';

test('a new cluster is ACTIVE and empty, with the account default for its settings', async () => {
  const { ecs } = simulatedAws();
  const { cluster } = await ecs.send(
    new CreateClusterCommand({ clusterName: 'web', tags: [{ key: 'team', value: 'a' }] }),
  );
  expect(cluster).toEqual({
    clusterArn: `${arnPrefix}:cluster/web`,
    clusterName: 'web',
    status: 'ACTIVE',
    registeredContainerInstancesCount: 0,
    runningTasksCount: 0,
    pendingTasksCount: 0,
    activeServicesCount: 0,
    statistics: [],
    tags: [{ key: 'team', value: 'a' }],
    settings: [{ name: 'containerInsights', value: 'disabled' }],
    capacityProviders: [],
    defaultCapacityProviderStrategy: [],
  });
});

test('a cluster without a name is called default', async () => {
  const { ecs } = simulatedAws();
  const { cluster } = await ecs.send(new CreateClusterCommand({}));
  expect(cluster?.clusterArn).toBe(`${arnPrefix}:cluster/default`);
});

test('a new cluster takes containerInsights from the account setting of the caller', async () => {
  const { ecs } = simulatedAws();
  await ecs.send(new PutAccountSettingCommand({ name: 'containerInsights', value: 'enhanced' }));
  const { cluster } = await ecs.send(new CreateClusterCommand({ clusterName: 'web' }));
  expect(cluster?.settings).toEqual([{ name: 'containerInsights', value: 'enhanced' }]);
});

test('capacity providers come back sorted and by short name, strategies in order and with their defaults', async () => {
  const { ecs } = simulatedAws();
  const { cluster } = await ecs.send(
    new CreateClusterCommand({
      clusterName: 'web',
      capacityProviders: ['FARGATE_SPOT', `${arnPrefix}:capacity-provider/FARGATE`],
      defaultCapacityProviderStrategy: [
        { capacityProvider: 'FARGATE_SPOT', weight: 3 },
        { capacityProvider: 'FARGATE', base: 1 },
      ],
    }),
  );
  expect(cluster?.capacityProviders).toEqual(['FARGATE', 'FARGATE_SPOT']);
  expect(cluster?.defaultCapacityProviderStrategy).toEqual([
    { capacityProvider: 'FARGATE_SPOT', weight: 3, base: 0 },
    { capacityProvider: 'FARGATE', weight: 0, base: 1 },
  ]);
});

test('a Service Connect namespace named by name comes back as one and the same ARN', async () => {
  const { ecs } = simulatedAws();
  const create = (clusterName: string) =>
    ecs.send(new CreateClusterCommand({ clusterName, serviceConnectDefaults: { namespace: 'internal' } }));
  const [web, api] = [await create('web'), await create('api')];
  expect(web.cluster?.serviceConnectDefaults?.namespace).toMatch(
    /^arn:aws:servicediscovery:eu-west-1:111122223333:namespace\/ns-[0-9a-f]{16}$/,
  );
  expect(api.cluster?.serviceConnectDefaults).toEqual(web.cluster?.serviceConnectDefaults);
});

describe('a repeated create', () => {
  const original: CreateClusterCommandInput = {
    clusterName: 'web',
    tags: [
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
    ],
    capacityProviders: ['FARGATE'],
    configuration: { executeCommandConfiguration: { logging: 'NONE' } },
  };

  test.each<[string, CreateClusterCommandInput]>([
    ['names only the cluster', { clusterName: 'web' }],
    ['says the same', original],
    [
      'spells out what was defaulted',
      { clusterName: 'web', settings: [{ name: 'containerInsights', value: 'disabled' }] },
    ],
    [
      'orders the tags differently',
      {
        clusterName: 'web',
        tags: [
          { key: 'b', value: '2' },
          { key: 'a', value: '1' },
        ],
      },
    ],
  ])('is answered like the first when it %s', async (_, repetition) => {
    const { ecs } = simulatedAws();
    const first = await ecs.send(new CreateClusterCommand(original));
    const second = await ecs.send(new CreateClusterCommand(repetition));
    expect(second.cluster).toEqual(first.cluster);
  });

  test.each<[string, CreateClusterCommandInput]>([
    ['settings', { settings: [{ name: 'containerInsights', value: 'enabled' }] }],
    ['tags', { tags: [] }],
    ['capacity providers', { capacityProviders: [] }],
    ['configuration', { configuration: { executeCommandConfiguration: { logging: 'DEFAULT' } } }],
    ['namespace', { serviceConnectDefaults: { namespace: 'internal' } }],
  ])('is refused when it asks for other %s', async (_, change) => {
    const { ecs } = simulatedAws();
    await ecs.send(new CreateClusterCommand(original));
    await expect(ecs.send(new CreateClusterCommand({ clusterName: 'web', ...change }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    });
  });

  test('is compared with and answered by the first request, not the present state', async () => {
    const { ecs } = simulatedAws();
    await ecs.send(new CreateClusterCommand(original));
    await ecs.send(
      new UpdateClusterCommand({ cluster: 'web', settings: [{ name: 'containerInsights', value: 'enabled' }] }),
    );
    const { cluster } = await ecs.send(
      new CreateClusterCommand({ clusterName: 'web', settings: [{ name: 'containerInsights', value: 'disabled' }] }),
    );
    expect(cluster?.settings).toEqual([{ name: 'containerInsights', value: 'disabled' }]);
  });

  test('starts afresh once the cluster has been deleted', async () => {
    const { ecs } = simulatedAws();
    await ecs.send(new CreateClusterCommand(original));
    await ecs.send(new DeleteClusterCommand({ cluster: 'web' }));
    await ecs.send(new CreateClusterCommand({ clusterName: 'web' }));
    const { clusters } = await ecs.send(
      new DescribeClustersCommand({ clusters: ['web'], include: ['TAGS', 'CONFIGURATIONS'] }),
    );
    expect(clusters?.[0]).toMatchObject({ status: 'ACTIVE', tags: [], capacityProviders: [] });
    expect(clusters?.[0]?.configuration).toBeUndefined();
  });
});

test.each<[string, CreateClusterCommandInput, string]>([
  ['a name with other characters', { clusterName: 'web.1' }, 'ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$'],
  ['a name of 256 characters', { clusterName: 'a'.repeat(256) }, 'ClusterName must match ^[a-zA-Z0-9\\-_]{1,255}$'],
  [
    'an unknown setting',
    { settings: [{ name: 'other' as 'containerInsights', value: 'enabled' }] },
    "Invalid setting 'name'",
  ],
  ['an unknown value', { settings: [{ name: 'containerInsights', value: 'ENABLED' }] }, "Invalid setting 'value'"],
  [
    'logging OVERRIDE without a destination',
    { configuration: { executeCommandConfiguration: { logging: 'OVERRIDE' } } },
    'A CloudWatch log group name or S3 bucket name must be specified when overriding the default log configuration.',
  ],
  [
    'a log configuration without OVERRIDE',
    { configuration: { executeCommandConfiguration: { logConfiguration: { s3BucketName: 'logs' } } } },
    "You must set logging to 'OVERRIDE' when you supply a log configuration.",
  ],
  [
    'an unknown way of logging',
    { configuration: { executeCommandConfiguration: { logging: 'SOME' as 'NONE' } } },
    'logging should be one of [DEFAULT,NONE,OVERRIDE]',
  ],
  [
    'an unknown capacity provider',
    { capacityProviders: ['burst'] },
    'The specified capacity provider was not found. Specify a valid capacity provider and try again.',
  ],
  [
    'a strategy with a capacity provider the cluster does not have',
    {
      capacityProviders: ['FARGATE'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }],
    },
    'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
  ],
  [
    'a strategy with two bases',
    {
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [
        { capacityProvider: 'FARGATE', base: 1 },
        { capacityProvider: 'FARGATE_SPOT', base: 1 },
      ],
    },
    'The specified capacity provider strategy contains multiple capacity providers with a base value defined. Only one capacity provider per strategy can have a base value defined.',
  ],
  [
    'a reserved tag',
    { tags: [{ key: 'AWS:x', value: '1' }] },
    'Tag key AWS:x is invalid. The prefix aws: is reserved for AWS use.',
  ],
])('%s is refused', async (_, input, message) => {
  const { ecs } = simulatedAws();
  await expect(ecs.send(new CreateClusterCommand(input))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message,
  });
});
