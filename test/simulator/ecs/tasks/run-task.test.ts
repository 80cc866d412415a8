import {
  ConflictException,
  CreateClusterCommand,
  DeregisterTaskDefinitionCommand,
  TagResourceCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { network, refusal } from '../services/fargate-world.ts';
import { only, taskWorld } from './task-world.ts';

const invalid = 'InvalidParameterException';
const refused: readonly [what: string, input: object, answer: string][] = [
  ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException: Cluster not found.'],
  ['an unknown definition', { taskDefinition: 'none' }, 'ClientException: TaskDefinition not found.'],
  [
    'no network on awsvpc',
    { networkConfiguration: undefined },
    `${invalid}: Network Configuration must be provided when networkMode 'awsvpc' is specified.`,
  ],
  [
    'EC2, which is the default',
    { launchType: undefined },
    `${invalid}: No Container Instances were found in your cluster.`,
  ],
  [
    'launch type and strategy',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] },
    `${invalid}: Specifying both a launch type and capacity provider strategy is not supported. Remove one and try again.`,
  ],
  ['a count of 11', { count: 11 }, `${invalid}: Count must be between 1 and 10.`],
  ['a long startedBy', { startedBy: 'x'.repeat(129) }, `${invalid}: startedBy longer than 128.`],
  [
    'an override of no container',
    { overrides: { containerOverrides: [{ name: 'api' }] } },
    `${invalid}: Override for container named api is not a container in the TaskDefinition.`,
  ],
  [
    'an unknown platform version',
    { platformVersion: '9' },
    'PlatformUnknownException: The specified platform does not exist.',
  ],
];

describe('RunTask', () => {
  for (const [what, input, answer] of refused) {
    test(`refuses ${what}`, async () => {
      const { run, list } = await taskWorld();
      expect(await refusal(run(input))).toBe(answer);
      expect(await list()).toEqual([]);
    });
  }

  test('starts as many tasks as it is asked for', async () => {
    const { run, list } = await taskWorld();
    const { tasks, failures } = await run({ count: 3, startedBy: 'nightly', group: 'jobs' });
    expect(failures).toEqual([]);
    expect(tasks).toMatchObject(
      [1, 2, 3].map(() => ({ startedBy: 'nightly', group: 'jobs', lastStatus: 'PROVISIONING' })),
    );
    expect(await list()).toEqual(tasks?.map(({ taskArn }) => taskArn));
  });

  test('lists every container among the overrides and applies their environment', async () => {
    const { run, see, clock } = await taskWorld();
    const override = { name: 'app', environment: [{ name: 'EVENKEEL_SIM_EXIT', value: '0' }] };
    const plain = only(await run());
    const task = only(await run({ overrides: { containerOverrides: [override], cpu: '512', memory: '1024' } }));
    expect(plain.overrides).toEqual({ containerOverrides: [{ name: 'app' }], inferenceAcceleratorOverrides: [] });
    expect(task).toMatchObject({ cpu: '512', memory: '1024', overrides: { containerOverrides: [override] } });
    await clock.advance(60_000);
    expect((await see(task)).containers?.[0]?.exitCode).toBe(0);
    expect((await see(plain)).lastStatus).toBe('RUNNING');
  });

  test('passes on the tags of the definition when it is told to, under those of the request', async () => {
    const { run, register, ecs } = await taskWorld();
    const resourceArn = await register();
    const tags = [
      { key: 'team', value: 'a' },
      { key: 'tier', value: 'low' },
    ];
    await ecs.send(new TagResourceCommand({ resourceArn, tags }));
    const request = { taskDefinition: 'app:2', tags: [{ key: 'tier', value: 'high' }] };
    expect(only(await run(request)).tags).toEqual(request.tags);
    const passedOn = only(await run({ ...request, propagateTags: 'TASK_DEFINITION' })).tags;
    expect(passedOn).toEqual([
      { key: 'team', value: 'a' },
      { key: 'tier', value: 'high' },
    ]);
  });
});

describe('a client token', () => {
  const first = { clientToken: 'once', count: 2 };

  test('stands for the tasks that it started, as they are now', async () => {
    const { run, halt, clock, list } = await taskWorld();
    const started = await run(first);
    for (const task of started.tasks ?? []) await halt(task);
    await clock.advance(30_000);
    const again = await run(first);
    expect(again.tasks?.map(({ taskArn }) => taskArn)).toEqual(started.tasks?.map(({ taskArn }) => taskArn));
    expect(again.tasks?.map(({ lastStatus }) => lastStatus)).toEqual(['STOPPED', 'STOPPED']);
    expect(await list()).toEqual([]);
  });

  const others: readonly [what: string, input: object][] = [
    ['another count', { count: 1 }],
    ['a default spelt out', { platformVersion: 'LATEST' }],
    ['another spelling of the definition', { taskDefinition: 'app' }],
    [
      'another order of subnets',
      { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-b', 'subnet-a'] } } },
    ],
  ];
  for (const [what, input] of others) {
    test(`is in conflict with ${what}`, async () => {
      const { run } = await taskWorld();
      const subnets = {
        ...first,
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'] } },
      };
      const { tasks } = await run(subnets);
      const error = await run({ ...subnets, ...input }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ConflictException);
      expect(error).toMatchObject({
        resourceIds: tasks?.map(({ taskArn }) => taskArn),
        message:
          'The RunTask request could not be processed due to conflicts. The provided clientToken is already in use with a different request.',
      });
    });
  }

  test('means something else in another cluster', async () => {
    const { run, ecs } = await taskWorld();
    await ecs.send(new CreateClusterCommand({ clusterName: 'other' }));
    const here = await run(first);
    const there = await run({ ...first, cluster: 'other' });
    expect(there.tasks?.[0]?.taskArn).not.toBe(here.tasks?.[0]?.taskArn);
  });

  test('does not help once the definition is inactive', async () => {
    const { run, ecs } = await taskWorld();
    await run(first);
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'app:1' }));
    expect(await refusal(run(first))).toBe('ClientException: TaskDefinition is inactive');
  });

  test('is forgotten a day later, and with its tasks an hour after they have stopped', async () => {
    const { run, halt, clock } = await taskWorld();
    const job = { clientToken: 'job', networkConfiguration: network };
    const running = await run(first);
    const stopped = only(await run(job));
    await halt(stopped);
    await clock.advance(3_700_000);
    expect(only(await run(job)).taskArn).not.toBe(stopped.taskArn);
    await clock.advance(80_000_000);
    expect((await run(first)).tasks?.[0]?.taskArn).toBe(running.tasks?.[0]?.taskArn);
    await clock.advance(3_000_000);
    expect((await run(first)).tasks?.[0]?.taskArn).not.toBe(running.tasks?.[0]?.taskArn);
  });
});
