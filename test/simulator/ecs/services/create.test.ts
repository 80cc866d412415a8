import {
  type CreateServiceCommandInput,
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  PutClusterCapacityProvidersCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { bridge, fargateWorld, network, onEc2, refusal } from './fargate-world.ts';

const daemon = { ...onEc2, schedulingStrategy: 'DAEMON', desiredCount: undefined } as const;
const targetGroupArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef';
const entry = { targetGroupArn, containerName: 'app', containerPort: 80 };

/** `app:1` without ports, `ported` with one, `stored` with a volume configured at launch, and `old` on bridge networking. */
async function world() {
  const aws = await fargateWorld();
  await aws.register({ portMappings: [{ containerPort: 80, name: 'http' }] }, { family: 'ported' });
  const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
  await aws.register({ mountPoints }, { family: 'stored', volumes: [{ name: 'data', configuredAtLaunch: true }] });
  await aws.register({ memory: 128 }, bridge);
  return aws;
}

function volume(managedEBSVolume: object): Partial<CreateServiceCommandInput> {
  const roleArn = 'arn:aws:iam::111122223333:role/ecsInfrastructureRole';
  return {
    taskDefinition: 'stored',
    volumeConfigurations: [{ name: 'data', managedEBSVolume: { roleArn, ...managedEBSVolume } }],
  };
}

function connect(service: object, namespace: string | undefined = 'inside'): Partial<CreateServiceCommandInput> {
  const services = [{ portName: 'http', ...service }];
  return {
    taskDefinition: 'ported',
    serviceConnectConfiguration: { enabled: true, services, ...(namespace ? { namespace } : {}) },
  };
}

const invalid = 'InvalidParameterException';
const refused: readonly [what: string, input: object, answer: string][] = [
  ['an unknown cluster', { cluster: 'none', taskDefinition: 'none' }, 'ClusterNotFoundException: Cluster not found.'],
  [
    'an unknown definition',
    { taskDefinition: 'none', networkConfiguration: undefined },
    'ClientException: TaskDefinition not found.',
  ],
  ['no definition', { taskDefinition: undefined }, `${invalid}: TaskDefinition can not be blank.`],
  [
    'no network on awsvpc',
    { networkConfiguration: undefined, desiredCount: -1 },
    `${invalid}: Network Configuration must be provided when networkMode 'awsvpc' is specified.`,
  ],
  [
    'a network on bridge',
    { ...onEc2, networkConfiguration: network },
    `${invalid}: Network Configuration is not valid for the given networkMode of this task definition.`,
  ],
  ['a token of 37 characters', { clientToken: 'x'.repeat(37) }, `${invalid}: idempotency token longer than 36.`],
  ['no desired count', { desiredCount: undefined }, `${invalid}: DesiredCount is missing`],
  ['a negative desired count', { desiredCount: -1 }, `${invalid}: DesiredCount can not be lesser than 0`],
  [
    'an unknown scheduling strategy',
    { schedulingStrategy: 'SOMETIMES' },
    `${invalid}: Scheduling strategy should be one of [REPLICA,DAEMON]`,
  ],
  [
    'an unknown launch type',
    { launchType: 'MOON' },
    `${invalid}: launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]`,
  ],
  [
    'launch type and strategy',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
    `${invalid}: Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.`,
  ],
  [
    'a provider the cluster lacks',
    { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
    `${invalid}: The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster and try again.`,
  ],
  [
    'Fargate for a bridge definition',
    { ...onEc2, launchType: 'FARGATE' },
    `${invalid}: Task definition does not support launch_type FARGATE.`,
  ],
  [
    'a platform version on EC2',
    { ...onEc2, platformVersion: '1.4.0' },
    `${invalid}: The platform version must be null when specifying an EC2 launch type.`,
  ],
  [
    'an unknown platform version',
    { platformVersion: '9.9.9' },
    'PlatformUnknownException: The specified platform does not exist.',
  ],
  [
    'a daemon on Fargate',
    { schedulingStrategy: 'DAEMON', desiredCount: undefined },
    `${invalid}: The daemon scheduling strategy does not support the FARGATE launch type. Change the launch type and try again`,
  ],
  [
    'a daemon with a count of 0',
    { ...daemon, desiredCount: 0 },
    `${invalid}: The daemon scheduling strategy does not support a desired count for services. Remove the desired count value and try again`,
  ],
  [
    'a daemon above 100 percent',
    { ...daemon, deploymentConfiguration: { maximumPercent: 200 } },
    `${invalid}: The daemon scheduling strategy does not support values above 100 for maximumPercent`,
  ],
  [
    'a daemon with a strategy',
    { ...daemon, placementStrategy: [{ type: 'random' }] },
    `${invalid}: The daemon scheduling strategy does not support placement strategies`,
  ],
  [
    'a daemon with rebalancing',
    { ...daemon, availabilityZoneRebalancing: 'ENABLED' },
    `${invalid}: Availability Zone Rebalancing does not support DAEMON services`,
  ],
  [
    'a minimum of 101',
    { deploymentConfiguration: { minimumHealthyPercent: 101 } },
    `${invalid}: minimumHealthyPercent must be at most 100`,
  ],
  [
    'a maximum of 99',
    { deploymentConfiguration: { maximumPercent: 99 } },
    `${invalid}: maximumPercent must be at least 100`,
  ],
  [
    'both percentages at 100',
    { deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 100 } },
    `${invalid}: Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments`,
  ],
  [
    'a threshold of 0',
    {
      deploymentConfiguration: {
        deploymentCircuitBreaker: { enable: true, rollback: true, thresholdConfiguration: { type: 'COUNT', value: 0 } },
      },
    },
    `${invalid}: Invalid deployment circuit breaker threshold value.`,
  ],
  [
    'a threshold of 101 percent',
    {
      deploymentConfiguration: {
        deploymentCircuitBreaker: {
          enable: true,
          rollback: true,
          thresholdConfiguration: { type: 'UNBOUNDED_PERCENT', value: 101 },
        },
      },
    },
    `${invalid}: Invalid deployment circuit breaker threshold value.`,
  ],
  [
    'an unknown threshold type',
    {
      deploymentConfiguration: {
        deploymentCircuitBreaker: {
          enable: true,
          rollback: true,
          thresholdConfiguration: { type: 'FEELING', value: 1 },
        },
      },
    },
    `${invalid}: Invalid deployment circuit breaker threshold type.`,
  ],
  [
    'both kinds of load balancer',
    { loadBalancers: [{ ...entry, loadBalancerName: 'web' }] },
    `${invalid}: loadBalancerName and targetGroupArn cannot both be specified. You must specify either a loadBalancerName or a targetGroupArn.`,
  ],
  [
    'a container the definition lacks',
    { loadBalancers: [{ ...entry, containerName: 'api' }] },
    `${invalid}: The container api does not exist in the task definition.`,
  ],
  [
    'a port the container lacks',
    { loadBalancers: [entry] },
    `${invalid}: The container app did not have a container port 80 defined.`,
  ],
  [
    'a target group on its own',
    { taskDefinition: 'ported', loadBalancers: [entry] },
    `${invalid}: The target group with targetGroupArn ${targetGroupArn} does not have an associated load balancer.`,
  ],
  [
    'a classic load balancer on Fargate',
    { loadBalancers: [{ loadBalancerName: 'web', containerName: 'app', containerPort: 80 }] },
    `${invalid}: Classic Load Balancers are not supported with Fargate.`,
  ],
  [
    'two registries',
    { serviceRegistries: [{ registryArn: 'a' }, { registryArn: 'b' }] },
    `${invalid}: service registries can have at most 1 items.`,
  ],
  [
    'a role without load balancer',
    { role: 'ecsServiceRole' },
    `${invalid}: IAM roles are only valid for services configured to use load balancers.`,
  ],
  [
    'CODE_DEPLOY without load balancer',
    { deploymentController: { type: 'CODE_DEPLOY' } },
    `${invalid}: When the CODE_DEPLOY deployment controller is used, the service requires an Application Load Balancer or Network Load Balancer.`,
  ],
  [
    'EXTERNAL with a definition',
    { deploymentController: { type: 'EXTERNAL' } },
    `${invalid}: TaskDefinition must be blank for services with an EXTERNAL deployment controller.`,
  ],
  [
    'six strategies',
    { ...onEc2, placementStrategy: Array.from({ length: 6 }, () => ({ type: 'random' })) },
    `${invalid}: Maximum number of strategies is 5`,
  ],
  [
    'binpack by colour',
    { ...onEc2, placementStrategy: [{ type: 'binpack', field: 'colour' }] },
    `${invalid}: binpack field 'colour' is invalid`,
  ],
  [
    'random by something',
    { ...onEc2, placementStrategy: [{ type: 'random', field: 'cpu' }] },
    `${invalid}: random field should not be specified`,
  ],
  [
    'distinctInstance with expression',
    { ...onEc2, placementConstraints: [{ type: 'distinctInstance', expression: 'x' }] },
    `${invalid}: distinctInstance expression should not be specified`,
  ],
  ['Service Connect without namespace', connect({}, ''), `${invalid}: Namespace is missing`],
  [
    'Service Connect on an unnamed port',
    connect({ portName: 'grpc' }),
    `${invalid}: portName(grpc) does not refer to any named PortMapping in the container definitions`,
  ],
  [
    'two aliases of one port',
    connect({ clientAliases: [{ port: 1 }, { port: 2 }] }),
    `${invalid}: 2 clientAliases exceeds the max limit of 1`,
  ],
  [
    'an alias that is no name',
    connect({ clientAliases: [{ port: 1, dnsName: 'no_name!' }] }),
    `${invalid}: The DNS name that you provided is invalid`,
  ],
  [
    'a volume left out',
    { taskDefinition: 'stored' },
    `${invalid}: Task definition has configuredAtLaunch volume but no volume configuration provided at runtime`,
  ],
  [
    'an unknown volume',
    { volumeConfigurations: [{ name: 'data' }] },
    `${invalid}: The volume name 'data' in your request does not have a matching volume in your Task Definition`,
  ],
  [
    'a volume without size',
    volume({}),
    `${invalid}: ECS managed EBS volume configuration was invalid: MissingParameter: The request must contain the parameter size or snapshotId.`,
  ],
  [
    'throughput on io2',
    volume({ sizeInGiB: 9, volumeType: 'io2', iops: 100, throughput: 125 }),
    `${invalid}: ECS managed EBS volume configuration was invalid: InvalidParameterCombination: The parameter throughput is not supported for this volume type.`,
  ],
];

describe('CreateService refuses', () => {
  for (const [what, input, answer] of refused) {
    test(what, async () => {
      const { create, look } = await world();
      expect(await refusal(create(input))).toBe(answer);
      expect(await look()).toEqual({});
    });
  }

  test('a definition that has been deregistered', async () => {
    const { create, ecs } = await world();
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'app:1' }));
    expect(await refusal(create())).toBe('ClientException: TaskDefinition is inactive');
  });
});

describe('CreateService answers', () => {
  test('with every default of a Fargate service', async () => {
    const { create } = await world();
    const { deployments, serviceArn, ...service } = await create({ taskDefinition: 'app' });
    expect(serviceArn).toBe('arn:aws:ecs:eu-west-1:111122223333:service/main/web');
    expect(service).toMatchObject({
      status: 'ACTIVE',
      launchType: 'FARGATE',
      platformVersion: 'LATEST',
      platformFamily: 'Linux',
      taskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/app:1',
      roleArn: 'arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
      ...{ desiredCount: 1, runningCount: 0, pendingCount: 0, events: [], loadBalancers: [], serviceRegistries: [] },
      ...{ placementConstraints: [], placementStrategy: [], healthCheckGracePeriodSeconds: 0 },
      ...{ schedulingStrategy: 'REPLICA', deploymentController: { type: 'ECS' }, resourceManagementType: 'CUSTOMER' },
      ...{ enableECSManagedTags: false, propagateTags: 'NONE', enableExecuteCommand: false },
      availabilityZoneRebalancing: 'ENABLED',
      networkConfiguration: {
        awsvpcConfiguration: { ...network.awsvpcConfiguration, securityGroups: [], assignPublicIp: 'DISABLED' },
      },
      deploymentConfiguration: {
        ...{ maximumPercent: 200, minimumHealthyPercent: 100, strategy: 'ROLLING', bakeTimeInMinutes: 0 },
        deploymentCircuitBreaker: {
          ...{ enable: false, rollback: false, resetOnHealthyTask: true },
          thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
        },
      },
    });
    expect(service).not.toHaveProperty('tags');
    expect(service).not.toHaveProperty('currentServiceDeployment');
    expect(deployments).toEqual([
      expect.objectContaining({
        status: 'PRIMARY',
        desiredCount: 0,
        platformVersion: '1.4.0',
        rolloutState: 'IN_PROGRESS',
      }),
    ]);
  });

  test('with what belongs to EC2 for a bridge service', async () => {
    const { create } = await world();
    const service = await create({
      ...onEc2,
      launchType: undefined,
      placementStrategy: [{ type: 'spread', field: 'host' }],
    });
    expect(service.launchType).toBe('EC2');
    expect(service.placementStrategy).toEqual([{ type: 'spread', field: 'instanceId' }]);
    for (const absent of ['platformVersion', 'platformFamily', 'roleArn', 'networkConfiguration']) {
      expect(service).not.toHaveProperty(absent);
    }
  });

  test("with a daemon's own percentages and no rebalancing", async () => {
    const { create } = await world();
    const service = await create(daemon);
    expect(service.deploymentConfiguration).toMatchObject({ maximumPercent: 100, minimumHealthyPercent: 0 });
    expect(service).toMatchObject({ desiredCount: 0, availabilityZoneRebalancing: 'DISABLED' });
  });

  test('without rebalancing when there is no room for it', async () => {
    const { create } = await world();
    const service = await create({ deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 50 } });
    expect(service.availabilityZoneRebalancing).toBe('DISABLED');
  });

  test("with the cluster's default strategy, copied, when nothing is said of capacity", async () => {
    const { create, ecs, look } = await world();
    const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];
    const providers = { cluster: 'main', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] };
    await ecs.send(new PutClusterCapacityProvidersCommand({ ...providers, defaultCapacityProviderStrategy: strategy }));
    const service = await create({ launchType: undefined });
    await ecs.send(new PutClusterCapacityProvidersCommand({ ...providers, defaultCapacityProviderStrategy: [] }));
    expect(service.capacityProviderStrategy).toEqual([{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }]);
    expect(service).not.toHaveProperty('launchType');
    expect((await look()).capacityProviderStrategy).toEqual(service.capacityProviderStrategy);
  });

  test('with what Service Connect and volumes add, on the deployment only', async () => {
    const { create } = await world();
    const connected = await create({ ...connect({}), serviceName: 'connected' });
    const stored = await create({ ...volume({ sizeInGiB: 9 }), serviceName: 'stored' });
    expect(connected.deployments?.[0]?.serviceConnectConfiguration?.services).toEqual([
      { portName: 'http', discoveryName: 'http' },
    ]);
    expect(stored.deployments?.[0]?.volumeConfigurations?.[0]?.managedEBSVolume?.filesystemType).toBe('xfs');
    expect(connected).not.toHaveProperty('serviceConnectConfiguration');
    expect(stored).not.toHaveProperty('volumeConfigurations');
  });

  test('for an external deployment controller without definition and deployments', async () => {
    const { create } = await world();
    const service = await create({ deploymentController: { type: 'EXTERNAL' }, taskDefinition: undefined });
    expect(service.deployments).toEqual([]);
    expect(service).not.toHaveProperty('taskDefinition');
  });
});

describe('a second CreateService of the same name', () => {
  const first = { clientToken: 'one', tags: [{ key: 'team', value: 'a' }] };
  const conflict = `${invalid}: Creation of service was not idempotent.`;

  const rows: readonly [what: string, again: object, answer: string | undefined][] = [
    ['with the same token and content is answered with the first', first, undefined],
    ['with other tags is answered with the first', { ...first, tags: [{ key: 'team', value: 'b' }] }, undefined],
    ['with another token is a conflict', { ...first, clientToken: 'two' }, conflict],
    ['without a token is a conflict', { ...first, clientToken: undefined }, conflict],
    ['with another count is a conflict', { ...first, desiredCount: 2 }, conflict],
  ];
  for (const [what, again, answer] of rows) {
    test(what, async () => {
      const { create, clock } = await world();
      const created = await create(first);
      await clock.advance(1_000);
      if (answer) expect(await refusal(create(again))).toBe(answer);
      else expect(await create(again)).toMatchObject({ createdAt: created.createdAt, tags: first.tags });
    });
  }

  test('is a conflict when neither had a token, however equal they are', async () => {
    const { create } = await world();
    await create();
    expect(await refusal(create())).toBe(conflict);
  });

  test('waits for a namesake to drain and then starts afresh without its tags', async () => {
    const { create, clock, ecs, look } = await world();
    const created = await create({ ...first, desiredCount: 0 });
    await ecs.send(new DeleteServiceCommand({ cluster: 'main', service: 'web' }));
    expect(await refusal(create(first))).toBe(`${invalid}: Unable to Start a service that is still Draining.`);
    await clock.advance(120_000);
    expect((await look()).status).toBe('INACTIVE');
    const fresh = await create();
    expect(fresh).toMatchObject({ status: 'ACTIVE', events: [] });
    expect(fresh.createdAt).not.toEqual(created.createdAt);
    const { services } = await ecs.send(
      new DescribeServicesCommand({ cluster: 'main', services: ['web'], include: ['TAGS'] }),
    );
    expect(services?.[0]?.tags).toEqual([]);
  });

  test('with the token of another name creates another service', async () => {
    const { create } = await world();
    await create(first);
    expect(await create({ ...first, serviceName: 'other' })).toMatchObject({ serviceName: 'other' });
  });
});
