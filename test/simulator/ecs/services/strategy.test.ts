import type { CreateServiceCommandInput, DeploymentConfiguration, DeploymentLifecycleHook } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { bridge, fargateWorld, onEc2, refusal } from './fargate-world.ts';

const refused = (text: string) => `InvalidParameterException: ${text}`;

async function world() {
  const aws = await fargateWorld();
  await aws.register({ memory: 128 }, bridge);
  await aws.register({ portMappings: [{ containerPort: 80 }] }, { family: 'ported' });
  return aws;
}

describe('a deployment configuration is refused', () => {
  const tenths = (member: string, least: string) =>
    refused(`${member} must be a multiple of 0.1 from ${least} to 100.0`);
  const minutes = (member: string) => refused(`${member} must be between 0 and 1440`);
  const linear = (linearConfiguration: object) => ({ strategy: 'LINEAR', linearConfiguration }) as const;
  const canary = (canaryConfiguration: object) => ({ strategy: 'CANARY', canaryConfiguration }) as const;
  const rows: readonly [what: string, configuration: DeploymentConfiguration, answer: string][] = [
    [
      'with an unknown strategy',
      { strategy: 'RAINBOW' as 'ROLLING' },
      refused('Deployment strategy should be one of [BLUE_GREEN,CANARY,LINEAR,ROLLING]'),
    ],
    [
      'with linear settings for a canary',
      { strategy: 'CANARY', linearConfiguration: {} },
      refused('linearConfiguration is only valid with the deployment strategy LINEAR'),
    ],
    [
      'with canary settings when nothing is said of the strategy',
      { canaryConfiguration: {} },
      refused('canaryConfiguration is only valid with the deployment strategy CANARY'),
    ],
    [
      'with early success of a blue/green deployment',
      { strategy: 'BLUE_GREEN', earlySuccessCriteria: { enable: true } },
      refused('earlySuccessCriteria is only valid with the deployment strategy ROLLING'),
    ],
    ['with steps of 2.9 percent', linear({ stepPercent: 2.9 }), tenths('stepPercent', '3.0')],
    ['with steps of 100.1 percent', linear({ stepPercent: 100.1 }), tenths('stepPercent', '3.0')],
    ['with steps of 10.05 percent', linear({ stepPercent: 10.05 }), tenths('stepPercent', '3.0')],
    ['with a canary of nothing', canary({ canaryPercent: 0 }), tenths('canaryPercent', '0.1')],
    ['with a canary of 101 percent', canary({ canaryPercent: 101 }), tenths('canaryPercent', '0.1')],
    ['with a bake time of 1441 minutes', { bakeTimeInMinutes: 1441 }, minutes('bakeTimeInMinutes')],
    ['with a bake time below 0', { bakeTimeInMinutes: -1 }, minutes('bakeTimeInMinutes')],
    ['with steps that bake too long', linear({ stepBakeTimeInMinutes: 1441 }), minutes('stepBakeTimeInMinutes')],
    [
      'with a canary that bakes too long',
      canary({ canaryBakeTimeInMinutes: 1441 }),
      minutes('canaryBakeTimeInMinutes'),
    ],
  ];
  for (const [what, deploymentConfiguration, answer] of rows) {
    test(what, async () => {
      const { create, update } = await world();
      expect(await refusal(create({ deploymentConfiguration }))).toBe(answer);
      await create();
      expect(await refusal(update({ deploymentConfiguration }))).toBe(answer);
    });
  }

  test('with another strategy than ROLLING for a daemon', async () => {
    const { create } = await world();
    const daemon = { ...onEc2, schedulingStrategy: 'DAEMON', desiredCount: undefined } as const;
    expect(await refusal(create({ ...daemon, deploymentConfiguration: { strategy: 'CANARY' } }))).toBe(
      refused('The daemon scheduling strategy does not support the deployment strategy CANARY'),
    );
  });

  const codeDeploy: Partial<CreateServiceCommandInput> = {
    deploymentController: { type: 'CODE_DEPLOY' },
    taskDefinition: 'ported',
    loadBalancers: [
      {
        targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef',
        containerName: 'app',
        containerPort: 80,
      },
    ],
  };
  const external: Partial<CreateServiceCommandInput> = {
    ...{ deploymentController: { type: 'EXTERNAL' }, taskDefinition: undefined },
    ...{ launchType: undefined, networkConfiguration: undefined },
  };
  const features: readonly [what: string, configuration: DeploymentConfiguration, name: string][] = [
    [
      'a circuit breaker',
      { deploymentCircuitBreaker: { enable: true, rollback: true } },
      'a deployment circuit breaker',
    ],
    ['alarms', { alarms: { alarmNames: ['errors'], enable: true, rollback: true } }, 'deployment alarms'],
    ['a strategy', { strategy: 'LINEAR' }, 'a deployment strategy other than ROLLING'],
    ['hooks', { lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_SCALE_UP'] }] }, 'lifecycle hooks'],
  ];
  for (const [type, controlled] of [['CODE_DEPLOY', codeDeploy] as const, ['EXTERNAL', external] as const]) {
    for (const [what, deploymentConfiguration, name] of features) {
      test(`with ${what} for the controller ${type}`, async () => {
        const { create } = await world();
        expect(await refusal(create({ ...controlled, deploymentConfiguration }))).toBe(
          refused(`Services with the ${type} deployment controller do not support ${name}.`),
        );
      });
    }
  }
});

describe('a lifecycle hook is refused', () => {
  const call: DeploymentLifecycleHook = {
    hookTargetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:check',
    roleArn: 'arn:aws:iam::111122223333:role/hook',
    lifecycleStages: ['PRE_SCALE_UP'],
  };
  const pause: DeploymentLifecycleHook = { targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'] };
  const stages =
    'POST_PRODUCTION_TRAFFIC_SHIFT,POST_SCALE_UP,POST_TEST_TRAFFIC_SHIFT,PRE_PRODUCTION_TRAFFIC_SHIFT,PRE_SCALE_UP,PRODUCTION_TRAFFIC_SHIFT,RECONCILE_SERVICE,TEST_TRAFFIC_SHIFT';
  const range = 'timeoutInMinutes must be between 1 and 20160';
  const rows: readonly [what: string, hook: object, text: string][] = [
    ['of an unknown type', { ...call, targetType: 'SNS' }, 'Invalid targetType. Valid values are: AWS_LAMBDA, PAUSE'],
    ['without stages', { ...call, lifecycleStages: [] }, 'A lifecycle hook must have lifecycleStages'],
    ['at an unknown stage', { ...call, lifecycleStages: ['LATER'] }, `Lifecycle stages should be one of [${stages}]`],
    [
      'without a function',
      { ...call, hookTargetArn: undefined },
      'A lifecycle hook of AWS_LAMBDA must have hookTargetArn',
    ],
    ['without a role', { ...call, roleArn: undefined }, 'A lifecycle hook of AWS_LAMBDA must have roleArn'],
    [
      'that pauses while test traffic shifts',
      { ...pause, lifecycleStages: ['TEST_TRAFFIC_SHIFT'] },
      'Invalid lifecycle stage provided for Pause Hook',
    ],
    [
      'that pauses while production traffic shifts',
      { ...pause, lifecycleStages: ['PRE_SCALE_UP', 'PRODUCTION_TRAFFIC_SHIFT'] },
      'Invalid lifecycle stage provided for Pause Hook',
    ],
    ['with a time-out of 0', { ...pause, timeoutConfiguration: { timeoutInMinutes: 0 } }, range],
    ['with a time-out of 20161', { ...pause, timeoutConfiguration: { timeoutInMinutes: 20_161 } }, range],
    [
      'with an unknown action',
      { ...pause, timeoutConfiguration: { action: 'PANIC' } },
      'The action of a timeout should be one of [CONTINUE,ROLLBACK]',
    ],
  ];
  for (const [what, hook, text] of rows) {
    test(what, async () => {
      const { create, update } = await world();
      const lifecycleHooks = [call, pause, hook as DeploymentLifecycleHook];
      const deploymentConfiguration: DeploymentConfiguration = { strategy: 'BLUE_GREEN', lifecycleHooks };
      expect(await refusal(create({ deploymentConfiguration }))).toBe(refused(text));
      await create();
      expect(await refusal(update({ deploymentConfiguration }))).toBe(refused(text));
    });
  }

  test('at no stage that pauses may have', async () => {
    const { create } = await world();
    const allowed: DeploymentLifecycleHook['lifecycleStages'] = [
      ...(['RECONCILE_SERVICE', 'PRE_SCALE_UP', 'POST_SCALE_UP', 'POST_TEST_TRAFFIC_SHIFT'] as const),
      ...(['PRE_PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT'] as const),
    ];
    const lifecycleHooks = [{ ...pause, lifecycleStages: allowed }];
    const service = await create({ deploymentConfiguration: { strategy: 'BLUE_GREEN', lifecycleHooks } });
    expect(service.deploymentConfiguration?.lifecycleHooks).toEqual(lifecycleHooks);
  });
});

describe('a strategy', () => {
  const defaults = [
    ['LINEAR', { linearConfiguration: { stepPercent: 10, stepBakeTimeInMinutes: 6 } }],
    ['CANARY', { canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 10 } }],
  ] as const;
  for (const [strategy, configuration] of defaults) {
    test(`${strategy} is shown with its defaults, which go when it goes`, async () => {
      const { create, update } = await world();
      const service = await create({ deploymentConfiguration: { strategy } });
      expect(service.deploymentConfiguration).toMatchObject({ strategy, ...configuration });
      const { deploymentConfiguration } = await update({ deploymentConfiguration: { strategy: 'ROLLING' } });
      expect(deploymentConfiguration).not.toHaveProperty('linearConfiguration');
      expect(deploymentConfiguration).not.toHaveProperty('canaryConfiguration');
    });
  }

  test('other than ROLLING does not mind percentages that would block a rolling deployment', async () => {
    const { create } = await world();
    const deploymentConfiguration = {
      strategy: 'BLUE_GREEN',
      maximumPercent: 100,
      minimumHealthyPercent: 100,
    } as const;
    expect((await create({ deploymentConfiguration })).deploymentConfiguration).toMatchObject(deploymentConfiguration);
  });
});
