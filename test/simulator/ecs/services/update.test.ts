import {
  DeregisterTaskDefinitionCommand,
  PutClusterCapacityProvidersCommand,
  type UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { fargateWorld, network, refusal } from './fargate-world.ts';

type Change = Partial<UpdateServiceCommandInput>;

/** A stable service `web` on `app:1`; `app:2` and `ported` are there to move to. */
async function world() {
  const aws = await fargateWorld();
  await aws.register();
  await aws.register({ portMappings: [{ containerPort: 80, name: 'http' }] }, { family: 'ported' });
  const cluster = { cluster: 'main', capacityProviders: ['FARGATE', 'FARGATE_SPOT'] };
  await aws.ecs.send(new PutClusterCapacityProvidersCommand({ ...cluster, defaultCapacityProviderStrategy: [] }));
  await aws.create();
  await aws.clock.advance(60_000);
  return aws;
}

const elsewhere = { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60002'] } };
const metrics = { metricConfigurations: [{ metricNames: ['CPUUtilization'], resolutionSeconds: 20 }] };
const spot = { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] };

const starting: readonly [what: string, change: Change][] = [
  ['another revision', { taskDefinition: 'app:2' }],
  ['a family whose newest revision is another', { taskDefinition: 'app' }],
  ['another network', { networkConfiguration: elsewhere }],
  ['another platform version', { platformVersion: '1.3.0' }],
  [
    'a service registry',
    { serviceRegistries: [{ registryArn: 'arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1' }] },
  ],
  ['Service Connect', { serviceConnectConfiguration: { enabled: true, namespace: 'inside' } }],
  ['monitoring', { monitoring: metrics as UpdateServiceCommandInput['monitoring'] }],
  ['force', { forceNewDeployment: true }],
  ['force with another capacity', { ...spot, forceNewDeployment: true }],
];

const quiet: readonly [what: string, change: Change][] = [
  ['nothing', {}],
  ['the same revision', { taskDefinition: 'app:1' }],
  [
    'the same network, spelt out',
    {
      networkConfiguration: {
        awsvpcConfiguration: {
          ...network.awsvpcConfiguration,
          subnets: ['subnet-0a1b2c3d4e5f60001'],
          assignPublicIp: 'DISABLED',
        },
      },
    },
  ],
  ['the platform version in use', { platformVersion: '1.4.0' }],
  ['Service Connect that stays off', { serviceConnectConfiguration: { enabled: false } }],
  ['no load balancers, as before', { loadBalancers: [], serviceRegistries: [] }],
  ['the desired count', { desiredCount: 3 }],
  ['the deployment configuration', { deploymentConfiguration: { minimumHealthyPercent: 50 } }],
  ['the grace period', { healthCheckGracePeriodSeconds: 30 }],
  ['exec and managed tags', { enableExecuteCommand: true, enableECSManagedTags: true, propagateTags: 'SERVICE' }],
  ['rebalancing', { availabilityZoneRebalancing: 'DISABLED' }],
];

describe('UpdateService', () => {
  for (const [what, change] of starting) {
    test(`starts a deployment for ${what}`, async () => {
      const { update } = await world();
      const { deployments } = await update(change);
      expect(deployments?.map(({ status, rolloutState }) => `${status} ${rolloutState}`)).toEqual([
        'PRIMARY IN_PROGRESS',
        'ACTIVE COMPLETED',
      ]);
      expect(deployments?.[0]).toMatchObject({ desiredCount: 0, runningCount: 0 });
    });
  }

  for (const [what, change] of quiet) {
    test(`starts no deployment for ${what}`, async () => {
      const { update } = await world();
      const { deployments } = await update(change);
      expect(deployments?.map(({ status, rolloutState }) => `${status} ${rolloutState}`)).toEqual([
        'PRIMARY COMPLETED',
      ]);
    });
  }

  test('keeps what it is not told to change and shows what it is', async () => {
    const { update, look } = await world();
    const change = { desiredCount: 2, healthCheckGracePeriodSeconds: 30, enableExecuteCommand: true } as const;
    const before = await look();
    const after = await update(change);
    const changing = ['events', 'deployments', 'currentServiceRevisions'];
    const settings = (service: object) =>
      Object.fromEntries(Object.entries(service).filter(([name]) => !changing.includes(name)));
    expect(settings(after)).toEqual({ ...settings(before), ...change });
  });

  test('takes a family for its newest revision at the time of the call', async () => {
    const { update, register, look } = await world();
    await update({ taskDefinition: 'app' });
    await register();
    expect((await look()).taskDefinition).toMatch(/app:2$/);
  });

  test('keeps a revision that has been deregistered since', async () => {
    const { update, ecs } = await world();
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'app:1' }));
    expect((await update({ desiredCount: 2 })).taskDefinition).toMatch(/app:1$/);
    expect(await refusal(update({ taskDefinition: 'app:1' }))).toBe('ClientException: TaskDefinition is inactive');
  });

  test('goes back to the launch type for an empty strategy', async () => {
    const { update } = await world();
    const strategic = await update({ ...spot, forceNewDeployment: true });
    expect(strategic).not.toHaveProperty('launchType');
    expect(strategic.capacityProviderStrategy).toEqual([{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }]);
    const back = await update({ capacityProviderStrategy: [], forceNewDeployment: true });
    expect(back.launchType).toBe('FARGATE');
    expect(back).not.toHaveProperty('capacityProviderStrategy');
  });
});

describe('a deployment configuration is merged', () => {
  const threshold = { type: 'COUNT', value: 7 } as const;
  const first = { enable: true, rollback: true, resetOnHealthyTask: false, thresholdConfiguration: threshold };
  const rows: readonly [what: string, change: object, result: object][] = [
    [
      'per member',
      { maximumPercent: 150 },
      { maximumPercent: 150, minimumHealthyPercent: 50, deploymentCircuitBreaker: first },
    ],
    [
      'per member of the circuit breaker',
      { deploymentCircuitBreaker: { enable: true, rollback: false } },
      { deploymentCircuitBreaker: { ...first, rollback: false } },
    ],
    [
      'so that a breaker that is off does not roll back',
      { deploymentCircuitBreaker: { enable: false, rollback: true } },
      { deploymentCircuitBreaker: { ...first, enable: false, rollback: false } },
    ],
  ];
  for (const [what, change, result] of rows) {
    test(what, async () => {
      const { update } = await world();
      await update({ deploymentConfiguration: { minimumHealthyPercent: 50, deploymentCircuitBreaker: first } });
      expect((await update({ deploymentConfiguration: change })).deploymentConfiguration).toMatchObject(result);
    });
  }

  test('and alarms and hooks that are switched off disappear', async () => {
    const { update } = await world();
    const alarms = { alarmNames: ['errors'], enable: true, rollback: true };
    expect((await update({ deploymentConfiguration: { alarms } })).deploymentConfiguration?.alarms).toEqual(alarms);
    const off = { alarms: { alarmNames: [], enable: false, rollback: false }, lifecycleHooks: [] };
    const { deploymentConfiguration } = await update({ deploymentConfiguration: off });
    expect(deploymentConfiguration).not.toHaveProperty('alarms');
    expect(deploymentConfiguration).not.toHaveProperty('lifecycleHooks');
  });
});

const invalid = 'InvalidParameterException';
const refused: readonly [what: string, change: Change, answer: string][] = [
  ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException: Cluster not found.'],
  ['an unknown service', { service: 'none' }, 'ServiceNotFoundException: Service not found.'],
  ['an unknown definition', { taskDefinition: 'none' }, 'ClientException: TaskDefinition not found.'],
  ['a negative count', { desiredCount: -1 }, `${invalid}: Task count can not be lesser than 0`],
  [
    'another capacity without force',
    spot,
    `${invalid}: When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.`,
  ],
  [
    'a maximum of 100 while zones are rebalanced',
    { deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 50 } },
    `${invalid}: The service couldn't be updated because Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration. Update deployment configuration and try again.`,
  ],
  [
    'a target group on its own',
    { taskDefinition: 'ported', loadBalancers: [{ targetGroupArn: 'tg', containerName: 'app', containerPort: 80 }] },
    `${invalid}: The target group with targetGroupArn tg does not have an associated load balancer.`,
  ],
];

describe('UpdateService refuses', () => {
  for (const [what, change, answer] of refused) {
    test(`${what}, and changes nothing`, async () => {
      const { update, look } = await world();
      const before = await look();
      expect(await refusal(update({ healthCheckGracePeriodSeconds: 99, ...change }))).toBe(answer);
      expect(await look()).toEqual(before);
    });
  }

  test('a maximum of 100 no longer when rebalancing is switched off in the same call', async () => {
    const { update } = await world();
    const deploymentConfiguration = { maximumPercent: 100, minimumHealthyPercent: 50 };
    const service = await update({ deploymentConfiguration, availabilityZoneRebalancing: 'DISABLED' });
    expect(service.deploymentConfiguration).toMatchObject(deploymentConfiguration);
  });

  test('to leave out the volumes of a new revision', async () => {
    const { update, register, create } = await world();
    const managedEBSVolume = { roleArn: 'arn:aws:iam::111122223333:role/ecsInfrastructureRole', sizeInGiB: 9 };
    const volumeConfigurations = [{ name: 'data', managedEBSVolume }];
    const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
    for (let revision = 1; revision <= 2; revision++) {
      await register({ mountPoints }, { family: 'stored', volumes: [{ name: 'data', configuredAtLaunch: true }] });
    }
    await create({ serviceName: 'stored', taskDefinition: 'stored:1', volumeConfigurations });
    const move = { service: 'stored', taskDefinition: 'stored:2' };
    expect(await refusal(update(move))).toBe(
      `${invalid}: Task definition has configuredAtLaunch volume but no volume configuration provided at runtime`,
    );
    const moved = await update({ ...move, volumeConfigurations });
    expect(moved.deployments?.[0]?.volumeConfigurations?.[0]?.name).toBe('data');
    expect((await update({ service: 'stored', desiredCount: 2 })).deployments).toHaveLength(2);
  });
});
