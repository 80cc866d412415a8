import { PutClusterCapacityProvidersCommand, StopTaskCommand, UpdateTaskProtectionCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { timersIn } from '../../../support/timers.ts';
import { bridge, fargateWorld, onEc2, story } from '../services/fargate-world.ts';

describe('a service', () => {
  test('starts its tasks and tells of it', async () => {
    const { create, stable, clock, look, tasks } = await fargateWorld();
    await create({ desiredCount: 2 });
    await stable();
    await clock.advance(15_000);
    const service = await look();
    expect(service).toMatchObject({ runningCount: 2, pendingCount: 0, desiredCount: 2 });
    expect(service.deployments).toMatchObject([
      {
        desiredCount: 2,
        runningCount: 2,
        rolloutState: 'COMPLETED',
        rolloutStateReason: expect.stringMatching(/^ECS deployment ecs-svc\/\d{19} completed\.$/),
      },
    ]);
    expect(story(service)).toEqual([
      '(service web) has started 2 tasks: (task …) (task …).',
      '(service web) (deployment ecs-svc/…) deployment completed.',
      '(service web) has reached a steady state.',
    ]);
    const [steady, completed] = service.events ?? [];
    expect((steady?.createdAt?.getTime() ?? 0) - (completed?.createdAt?.getTime() ?? 0)).toBe(1);
    const id = service.deployments?.[0]?.id;
    expect((await tasks()).map(({ group, startedBy }) => [group, startedBy])).toEqual([
      ['service:web', id],
      ['service:web', id],
    ]);
  });

  test('without tasks is complete 15 to 20 seconds after it was created', async () => {
    const { create, rolledOut, clock } = await fargateWorld();
    const start = clock.now();
    await create({ desiredCount: 0 });
    await rolledOut();
    const seconds = (clock.now() - start) / 1_000;
    expect(seconds).toBeGreaterThanOrEqual(15);
    expect(seconds).toBeLessThanOrEqual(20);
  });

  test('scales up and down within its deployment and announces each steady state', async () => {
    const { create, update, stable, clock, look } = await fargateWorld();
    const { deployments } = await create();
    await stable();
    await clock.advance(60_000);
    await update({ desiredCount: 3 });
    await stable();
    await clock.advance(60_000);
    await update({ desiredCount: 1 });
    await stable();
    await clock.advance(60_000);
    const service = await look();
    expect(service.deployments?.map(({ id }) => id)).toEqual([deployments?.[0]?.id]);
    expect(story(service).slice(3)).toEqual([
      '(service web) has started 2 tasks: (task …) (task …).',
      '(service web) has reached a steady state.',
      '(service web) has stopped 2 running tasks: (task …) (task …).',
      '(service web) has reached a steady state.',
    ]);
  });

  test('replaces a task that somebody stops', async () => {
    const { create, stable, clock, ecs, tasks, look } = await fargateWorld();
    await create();
    await stable();
    const [first] = await tasks();
    await ecs.send(new StopTaskCommand({ cluster: 'main', task: first?.taskArn, reason: 'curiosity' }));
    expect((await look()).runningCount).toBe(0);
    await clock.advance(60_000);
    expect(await look()).toMatchObject({
      runningCount: 1,
      deployments: [{ failedTasks: 0, rolloutState: 'COMPLETED' }],
    });
    expect((await tasks())[0]?.taskArn).not.toBe(first?.taskArn);
  });

  test('replaces a task that ends by itself', async () => {
    const { create, register, clock, tasks } = await fargateWorld();
    const environment = [
      { name: 'EVENKEEL_SIM_EXIT', value: '0' },
      { name: 'EVENKEEL_SIM_EXIT_AFTER', value: '600' },
    ];
    await register({ environment });
    await create({ taskDefinition: 'app:2' });
    await clock.advance(60_000);
    const [first] = await tasks();
    await clock.advance(700_000);
    const [second] = await tasks();
    expect(second?.lastStatus).toBe('RUNNING');
    expect(second?.taskArn).not.toBe(first?.taskArn);
  });

  test('replaces a task whose health check fails', async () => {
    const { create, register, clock, look, tasks } = await fargateWorld();
    const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 10, retries: 2 };
    await register({ healthCheck, environment: [{ name: 'EVENKEEL_SIM_HEALTH', value: 'UNHEALTHY' }] });
    await create({ taskDefinition: 'app:2' });
    await clock.advance(90_000);
    expect(story(await look())).toContain('(service web) (task …) failed container health checks.');
    expect(await tasks('STOPPED')).toMatchObject([
      {
        stopCode: 'ServiceSchedulerInitiated',
        stoppedReason: 'Task failed container health checks',
        healthStatus: 'UNHEALTHY',
      },
    ]);
    expect((await look()).deployments?.[0]).toMatchObject({ failedTasks: 1, rolloutState: 'IN_PROGRESS' });
  });

  test('spares a protected task when it scales in', async () => {
    const { create, update, stable, clock, ecs, tasks } = await fargateWorld();
    await create({ desiredCount: 2 });
    await stable();
    const newest = (await tasks()).at(-1)?.taskArn ?? '';
    await ecs.send(new UpdateTaskProtectionCommand({ cluster: 'main', tasks: [newest], protectionEnabled: true }));
    await update({ desiredCount: 1 });
    await clock.advance(60_000);
    expect((await tasks()).map(({ taskArn }) => taskArn)).toEqual([newest]);
  });

  test('spreads its tasks over a strategy by base and weight', async () => {
    const { create, stable, tasks, ecs } = await fargateWorld();
    const strategy = [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ];
    const capacityProviders = ['FARGATE', 'FARGATE_SPOT'];
    const input = { cluster: 'main', capacityProviders, defaultCapacityProviderStrategy: strategy };
    await ecs.send(new PutClusterCapacityProvidersCommand(input));
    await create({ launchType: undefined, desiredCount: 5 });
    await stable();
    const providers = (await tasks()).map(({ capacityProviderName }) => capacityProviderName);
    expect(providers.filter((name) => name === 'FARGATE')).toHaveLength(2);
    expect(providers.filter((name) => name === 'FARGATE_SPOT')).toHaveLength(3);
  });

  test("passes on its tags and AWS's when it is told to", async () => {
    const { create, stable, tasks } = await fargateWorld();
    await create({ tags: [{ key: 'team', value: 'a' }], propagateTags: 'SERVICE', enableECSManagedTags: true });
    await stable();
    expect((await tasks())[0]?.tags).toEqual([
      { key: 'aws:ecs:clusterName', value: 'main' },
      { key: 'aws:ecs:serviceName', value: 'web' },
      { key: 'team', value: 'a' },
    ]);
  });

  test('slows down when its tasks keep failing, and says so once', async () => {
    const { create, register, clock, look } = await fargateWorld();
    await register({ environment: [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }] });
    await create({ taskDefinition: 'app:2' });
    await clock.advance(3_600_000);
    const sentences = story(await look());
    expect(sentences.filter((sentence) => sentence.includes('has started')).length).toBeLessThan(12);
    expect(sentences.filter((sentence) => sentence.includes('unable to consistently start tasks'))).toHaveLength(1);
  });

  test('keeps the newest hundred events', async () => {
    const { create, update, clock, look } = await fargateWorld();
    await create({ desiredCount: 0 });
    for (let round = 0; round < 60; round++) {
      await update({ desiredCount: round % 2 });
      await clock.advance(90_000);
    }
    const { events = [] } = await look();
    expect(events).toHaveLength(100);
    expect(events.map(({ createdAt }) => createdAt)).toEqual(
      events.map(({ createdAt }) => createdAt).sort((a, b) => Number(b) - Number(a)),
    );
  });
});

describe('without container instances', () => {
  test('a service on EC2 gets no task and an event that says why', async () => {
    const { create, register, clock, look, tasks } = await fargateWorld();
    await register({ memory: 128 }, bridge);
    await create(onEc2);
    await clock.advance(3_600_000);
    const service = await look();
    expect(service).toMatchObject({ runningCount: 0, pendingCount: 0, desiredCount: 1 });
    expect(story(service)).toEqual([
      '(service web) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
    ]);
    expect(await tasks()).toEqual([]);
  });

  test('a daemon wants no task and is complete', async () => {
    const { create, register, rolledOut } = await fargateWorld();
    await register({ memory: 128 }, bridge);
    await create({ ...onEc2, schedulingStrategy: 'DAEMON', desiredCount: undefined });
    expect(await rolledOut()).toMatchObject({
      desiredCount: 0,
      runningCount: 0,
      deployments: [{ rolloutState: 'COMPLETED' }],
    });
  });
});

test('a service at rest needs no timer', async () => {
  const { create, clock, look } = await fargateWorld();
  await create({ desiredCount: 3 });
  await clock.advance(600_000);
  expect(await timersIn(clock, 30 * 86_400_000)).toBe(0);
  expect((await look()).runningCount).toBe(3);
});
