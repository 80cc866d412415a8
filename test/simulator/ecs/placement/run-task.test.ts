import { CreateCapacityProviderCommand, PutClusterCapacityProvidersCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { instanceWorld, left } from '../container-instances/instance-world.ts';
import { network, refusal } from '../services/fargate-world.ts';
import { only } from '../tasks/task-world.ts';

describe('a task on a container instance', () => {
  test('shows where it runs and has neither platform nor interface of its own', async () => {
    const { enlist, runOnEc2, see, clock, registerOld } = await instanceWorld();
    await registerOld({ cpu: 64, portMappings: [{ containerPort: 80, hostPort: 8080 }, { containerPort: 81 }] });
    const { containerInstanceArn } = await enlist({ zone: 'eu-west-1b', architecture: 'arm64' });
    const task = only(await runOnEc2());
    expect(task).toMatchObject({
      launchType: 'EC2',
      containerInstanceArn,
      availabilityZone: 'eu-west-1b',
      attachments: [],
      attributes: [{ name: 'ecs.cpu-architecture', value: 'arm64' }],
      cpu: '64',
      memory: '128',
      lastStatus: 'PENDING',
    });
    for (const member of ['platformVersion', 'platformFamily', 'ephemeralStorage', 'capacityProviderName']) {
      expect(task).not.toHaveProperty(member);
    }
    await clock.advance(60_000);
    const { lastStatus, containers } = await see(task);
    expect(lastStatus).toBe('RUNNING');
    expect(containers?.[0]?.networkBindings).toEqual(
      expect.arrayContaining([
        { bindIP: '0.0.0.0', containerPort: 80, hostPort: 8080, protocol: 'tcp' },
        { bindIP: '0.0.0.0', containerPort: 81, hostPort: 32768, protocol: 'tcp' },
      ]),
    );
  });

  test('gets an interface of its own on awsvpc', async () => {
    const { enlist, run, see, clock } = await instanceWorld();
    await enlist();
    const task = only(await run({ launchType: 'EC2', networkConfiguration: network }));
    expect(task).toMatchObject({ lastStatus: 'PROVISIONING', attachments: [{ type: 'ElasticNetworkInterface' }] });
    await clock.advance(60_000);
    expect((await see(task)).attachments).toMatchObject([{ status: 'ATTACHED' }]);
  });

  test('holds its share of the instance until it is STOPPED', async () => {
    const { enlist, inspect, runOnEc2, registerOld, halt, clock, list } = await instanceWorld();
    await registerOld({ cpu: 512, memory: 1024, portMappings: [{ containerPort: 80, hostPort: 80 }] });
    const instance = await enlist();
    const task = only(await runOnEc2());
    expect(await inspect(instance)).toMatchObject({ runningTasksCount: 0, pendingTasksCount: 1 });
    await clock.advance(60_000);
    const busy = await inspect(instance);
    expect(busy).toMatchObject({ runningTasksCount: 1, pendingTasksCount: 0 });
    expect(['CPU', 'MEMORY', 'PORTS'].map((name) => left(busy, name))).toEqual([1536, 3072, ['22', '80']]);
    expect(await list({ containerInstance: instance.containerInstanceArn })).toEqual([task.taskArn]);
    expect(await list({ containerInstance: 'other' })).toEqual([]);
    await halt(task);
    expect(left(await inspect(instance), 'CPU')).toBe(1536);
    await clock.advance(60_000);
    const idle = await inspect(instance);
    expect(['CPU', 'MEMORY', 'PORTS'].map((name) => left(idle, name))).toEqual([2048, 4096, ['22']]);
  });

  test('can be given another size than its definition', async () => {
    const { enlist, inspect, runOnEc2 } = await instanceWorld();
    const instance = await enlist();
    await runOnEc2({ overrides: { containerOverrides: [{ name: 'app', cpu: 100, memory: 1000 }], cpu: '200' } });
    const busy = await inspect(instance);
    expect([left(busy, 'CPU'), left(busy, 'MEMORY')]).toEqual([1848, 3584]);
  });

  test('can come from a capacity provider of an Auto Scaling group', async () => {
    const { enlist, runOnEc2, ecs } = await instanceWorld();
    await ecs.send(
      new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider: { autoScalingGroupArn: 'asg' } }),
    );
    const providers = { capacityProviders: ['burst'], defaultCapacityProviderStrategy: [] };
    await ecs.send(new PutClusterCapacityProvidersCommand({ cluster: 'main', ...providers }));
    const strategy = { launchType: undefined, capacityProviderStrategy: [{ capacityProvider: 'burst', weight: 1 }] };
    expect(await refusal(runOnEc2(strategy))).toBe(
      'InvalidParameterException: No Container Instances were found in your capacity provider.',
    );
    const { containerInstanceArn } = await enlist();
    const task = only(await runOnEc2(strategy));
    expect(task).toMatchObject({ launchType: 'EC2', capacityProviderName: 'burst', containerInstanceArn });
  });
});

describe('RunTask without a fitting instance', () => {
  const memberOf = (expression: string) => ({ placementConstraints: [{ type: 'memberOf' as const, expression }] });
  const rows: readonly [reason: string, container: object, request: object][] = [
    ['RESOURCE:CPU', { cpu: 4096 }, {}],
    ['RESOURCE:MEMORY', { memory: 8192 }, {}],
    ['RESOURCE:PORTS', { portMappings: [{ containerPort: 22, hostPort: 22 }] }, {}],
    ['ATTRIBUTE', { logConfiguration: { logDriver: 'gelf' } }, {}],
    ['MemberOf placement constraint unsatisfied.', {}, memberOf('attribute:stack == prod')],
  ];
  for (const [reason, container, request] of rows) {
    test(`starts nothing and answers ${reason} of each`, async () => {
      const { enlist, runOnEc2, registerOld, list } = await instanceWorld();
      await registerOld(container);
      const attributes = [{ name: 'com.amazonaws.ecs.capability.docker-remote-api.1.18' }];
      const instances = [await enlist({ attributes }), await enlist({ attributes })];
      const { tasks, failures } = await runOnEc2(request);
      expect(tasks).toEqual([]);
      expect(failures).toEqual(instances.map(({ containerInstanceArn }) => ({ arn: containerInstanceArn, reason })));
      expect(await list()).toEqual([]);
    });
  }

  test('answers AGENT while the agent is not connected', async () => {
    const { enlist, inspect, runOnEc2, simulator } = await instanceWorld();
    const instance = await enlist();
    simulator.world.disconnectedAgents.add(instance.ec2InstanceId ?? '');
    expect((await inspect(instance)).agentConnected).toBe(false);
    expect((await runOnEc2()).failures).toMatchObject([{ reason: 'AGENT' }]);
    await enlist(instance);
    expect((await runOnEc2()).failures).toEqual([]);
  });

  test('starts as many tasks as there is room for', async () => {
    const { enlist, runOnEc2, registerOld } = await instanceWorld();
    await registerOld({ memory: 2000 });
    const { containerInstanceArn } = await enlist();
    const { tasks, failures } = await runOnEc2({ count: 5 });
    expect(tasks).toHaveLength(2);
    expect(failures).toEqual([{ arn: containerInstanceArn, reason: 'RESOURCE:MEMORY' }]);
  });

  test('uses no instance that is draining', async () => {
    const { enlist, setState, runOnEc2 } = await instanceWorld();
    await setState(await enlist(), 'DRAINING');
    expect(await refusal(runOnEc2())).toBe(
      'InvalidParameterException: No Container Instances were found in your cluster.',
    );
  });

  test('heeds the constraints of the task definition', async () => {
    const { enlist, runOnEc2, registerOld } = await instanceWorld();
    await registerOld({}, { placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack == prod' }] });
    await enlist();
    const { containerInstanceArn } = await enlist({ attributes: [{ name: 'stack', value: 'prod' }] });
    const { tasks } = await runOnEc2({ count: 3 });
    expect(tasks?.map((task) => task.containerInstanceArn)).toEqual(Array(3).fill(containerInstanceArn));
  });

  test('puts distinct tasks of a group on an instance each', async () => {
    const { enlist, runOnEc2 } = await instanceWorld();
    await enlist();
    await enlist();
    const distinct = { placementConstraints: [{ type: 'distinctInstance' as const }], count: 3, group: 'jobs' };
    const { tasks, failures } = await runOnEc2(distinct);
    expect(new Set(tasks?.map(({ containerInstanceArn }) => containerInstanceArn)).size).toBe(2);
    expect(tasks).toHaveLength(2);
    const reason = 'DistinctInstance placement constraint unsatisfied.';
    expect(failures).toMatchObject([{ reason }, { reason }]);
    expect((await runOnEc2({ ...distinct, group: 'others', count: 2 })).failures).toEqual([]);
  });
});

describe('RunTask refuses', () => {
  const invalid = 'InvalidParameterException';
  const rows: readonly [what: string, input: object, answer: string][] = [
    [
      'constraints on Fargate',
      {
        launchType: 'FARGATE',
        taskDefinition: 'app',
        networkConfiguration: network,
        placementConstraints: [{ type: 'distinctInstance' }],
      },
      `${invalid}: Placement constraints are not supported with FARGATE launch type.`,
    ],
    [
      'six strategies',
      { placementStrategy: Array(6).fill({ type: 'random' }) },
      `${invalid}: Maximum number of strategies is 5`,
    ],
    [
      'an unknown strategy',
      { placementStrategy: [{ type: 'best' }] },
      `${invalid}: Placement strategy type should be one of [binpack,random,spread]`,
    ],
    [
      'an unknown constraint',
      { placementConstraints: [{ type: 'near' }] },
      `${invalid}: Placement constraint type should be one of [distinctInstance,memberOf]`,
    ],
    [
      'a spread over nothing',
      { placementStrategy: [{ type: 'spread', field: 'zone' }] },
      `${invalid}: spread field 'zone' is invalid`,
    ],
    [
      'an unreadable query',
      { placementConstraints: [{ type: 'memberOf', expression: 'attribute:stack' }] },
      `${invalid}: Invalid expression 'attribute:stack': the end is no operator.`,
    ],
    [
      'a query that is too long',
      { placementConstraints: [{ type: 'memberOf', expression: 'x'.repeat(2001) }] },
      `${invalid}: memberOf expression can have at most 2000 characters.`,
    ],
  ];
  for (const [what, input, answer] of rows) {
    test(what, async () => {
      const { enlist, runOnEc2 } = await instanceWorld();
      await enlist();
      expect(await refusal(runOnEc2(input))).toBe(answer);
    });
  }
});

test('a task definition with an unreadable query is refused', async () => {
  const { registerOld } = await instanceWorld();
  const placementConstraints = [{ type: 'memberOf' as const, expression: 'attribute:stack ==' }];
  expect(await refusal(registerOld({}, { placementConstraints }))).toBe(
    "ClientException: Invalid expression 'attribute:stack ==': the end is no value.",
  );
});
