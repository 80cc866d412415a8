import { StopTaskCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { story } from '../services/fargate-world.ts';
import { changes, deploymentWorld } from './deployment-world.ts';

const blueGreen = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 2 } as const;
const stages = [
  ...['PRE_SCALE_UP', 'SCALE_UP', 'POST_SCALE_UP', 'TEST_TRAFFIC_SHIFT', 'POST_TEST_TRAFFIC_SHIFT'],
  ...['PRODUCTION_TRAFFIC_SHIFT', 'POST_PRODUCTION_TRAFFIC_SHIFT', 'BAKE_TIME', 'CLEAN_UP'],
];

describe('a blue/green deployment', () => {
  test('goes through its stages in order and completes', async () => {
    const { update, follow, look } = await deploymentWorld({ desiredCount: 2, deploymentConfiguration: blueGreen });
    await update({ taskDefinition: 'app:2' });
    const seen = await follow(({ status }) => status === 'SUCCESSFUL');
    expect(changes(seen.map(({ lifecycleStage }) => lifecycleStage))).toEqual([undefined, ...stages]);
    expect(seen.at(-1)).toMatchObject({ lifecycleHookDetails: [], alarms: { status: 'DISABLED' } });
    expect(await look()).toMatchObject({
      taskDefinition: expect.stringMatching(/app:2$/),
      runningCount: 2,
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED', desiredCount: 2 }],
    });
  });

  test('runs all green tasks beside all blue ones from scale-up to clean-up, whatever the percentages', async () => {
    const percentages = { minimumHealthyPercent: 50, maximumPercent: 110 };
    const { update, follow } = await deploymentWorld({
      desiredCount: 3,
      deploymentConfiguration: { ...blueGreen, ...percentages },
    });
    await update({ taskDefinition: 'app:2' });
    const seen = await follow(({ status }) => status === 'SUCCESSFUL');
    const beforeCleanUp = seen.filter(({ lifecycleStage }) => lifecycleStage !== 'CLEAN_UP');
    expect(changes(beforeCleanUp.map((each) => each.sourceServiceRevisions?.[0]?.runningTaskCount))).toEqual([3]);
    const counts = (stage: string) =>
      changes(
        seen
          .filter(({ lifecycleStage }) => lifecycleStage === stage)
          .map(({ targetServiceRevision }) => [
            targetServiceRevision?.requestedTaskCount,
            targetServiceRevision?.runningTaskCount,
          ]),
      );
    expect(counts('PRE_SCALE_UP')).toEqual([[0, 0]]);
    expect(counts('SCALE_UP').at(-1)).toEqual([3, 3]);
    expect(counts('BAKE_TIME')).toEqual([[3, 3]]);
    expect(seen.at(-1)?.sourceServiceRevisions).toMatchObject([{ requestedTaskCount: 0, runningTaskCount: 0 }]);
  });

  test('shifts test traffic and then production traffic, each at once', async () => {
    const { update, follow } = await deploymentWorld({ deploymentConfiguration: blueGreen });
    await update({ taskDefinition: 'app:2' });
    const seen = await follow(({ status }) => status === 'SUCCESSFUL');
    const traffic = seen.map(
      ({ lifecycleStage, targetServiceRevision: green, sourceServiceRevisions: [blue] = [] }) => ({
        stage: lifecycleStage?.includes('TRAFFIC') || lifecycleStage === 'BAKE_TIME' ? lifecycleStage : 'another',
        green: [green?.requestedTestTrafficWeight, green?.requestedProductionTrafficWeight],
        blue: [blue?.requestedTestTrafficWeight, blue?.requestedProductionTrafficWeight],
      }),
    );
    const before = { green: [100, 0], blue: [0, 100] };
    const after = { green: [100, 100], blue: [0, 0] };
    expect(changes(traffic)).toEqual([
      { stage: 'another', green: [0, 0], blue: [100, 100] },
      { stage: 'TEST_TRAFFIC_SHIFT', ...before },
      { stage: 'POST_TEST_TRAFFIC_SHIFT', ...before },
      { stage: 'PRODUCTION_TRAFFIC_SHIFT', ...before },
      { stage: 'PRODUCTION_TRAFFIC_SHIFT', ...after },
      { stage: 'POST_PRODUCTION_TRAFFIC_SHIFT', ...after },
      { stage: 'BAKE_TIME', ...after },
      { stage: 'another', ...after },
    ]);
  });

  test('bakes for as long as it is told to', async () => {
    const { update, follow } = await deploymentWorld({ deploymentConfiguration: blueGreen });
    await update({ taskDefinition: 'app:2' });
    const seen = await follow(({ status }) => status === 'SUCCESSFUL');
    const baking = seen.filter(({ lifecycleStage }) => lifecycleStage === 'BAKE_TIME');
    expect(baking.length).toBeGreaterThanOrEqual(120);
    expect(baking.length).toBeLessThanOrEqual(126);
  });

  test('that is the first one neither bakes nor waits for traffic', async () => {
    const { newest } = await deploymentWorld({ deploymentConfiguration: { ...blueGreen, bakeTimeInMinutes: 1_440 } });
    expect(await newest()).toMatchObject({
      status: 'SUCCESSFUL',
      sourceServiceRevisions: [],
      targetServiceRevision: { requestedProductionTrafficWeight: 100 },
    });
  });

  test('replaces a blue task that ends meanwhile', async () => {
    const { update, reach, tasks, look, clock, ecs } = await deploymentWorld({ deploymentConfiguration: blueGreen });
    await update({ taskDefinition: 'app:2' });
    await reach('BAKE_TIME');
    const blue = (await tasks()).find(({ taskDefinitionArn }) => taskDefinitionArn?.endsWith('app:1'));
    await ecs.send(new StopTaskCommand({ cluster: 'main', task: blue?.taskArn }));
    await clock.advance(60_000);
    expect((await look()).deployments?.map(({ runningCount }) => runningCount)).toEqual([1, 1]);
  });

  test('follows a new desired count on both sides', async () => {
    const { update, reach, look, clock } = await deploymentWorld({ deploymentConfiguration: blueGreen });
    await update({ taskDefinition: 'app:2' });
    await reach('BAKE_TIME');
    await update({ desiredCount: 3 });
    await clock.advance(60_000);
    expect((await look()).deployments?.map(({ runningCount }) => runningCount)).toEqual([3, 3]);
  });

  test('without tasks completes all the same', async () => {
    const { update, follow, look } = await deploymentWorld({ desiredCount: 0, deploymentConfiguration: blueGreen });
    await update({ taskDefinition: 'app:2' });
    const seen = await follow(({ status }) => status === 'SUCCESSFUL');
    expect(changes(seen.map(({ lifecycleStage }) => lifecycleStage))).toEqual([undefined, ...stages]);
    expect((await look()).deployments).toHaveLength(1);
  });

  test('starts over when it is superseded, with all traffic on what was completed last', async () => {
    const { update, reach, follow, newest, register, look } = await deploymentWorld({
      deploymentConfiguration: blueGreen,
    });
    await register();
    await update({ taskDefinition: 'app:2' });
    await reach('BAKE_TIME');
    await update({ taskDefinition: 'app:3' });
    const seen = await follow(({ status }) => status === 'SUCCESSFUL');
    expect(changes(seen.map(({ lifecycleStage }) => lifecycleStage))).toEqual([
      undefined,
      'RECONCILE_SERVICE',
      ...stages,
    ]);
    expect(seen[0]?.sourceServiceRevisions).toMatchObject([
      { requestedProductionTrafficWeight: 0 },
      { requestedProductionTrafficWeight: 100 },
    ]);
    expect((await newest()).targetServiceRevision?.runningTaskCount).toBe(1);
    expect(await look()).toMatchObject({ taskDefinition: expect.stringMatching(/app:3$/), runningCount: 1 });
  });

  test('takes over from a rolling one that has replaced everything and still bakes', async () => {
    const { update, register, clock, look, follow } = await deploymentWorld();
    await register();
    await update({ taskDefinition: 'app:2', deploymentConfiguration: { bakeTimeInMinutes: 30 } });
    await clock.advance(300_000);
    const [baking, ...replaced] = (await look()).deployments ?? [];
    expect(baking?.rolloutState).toBe('IN_PROGRESS');
    expect(replaced).toEqual([]);
    await update({
      taskDefinition: 'app:3',
      deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 0 },
    });
    const seen = await follow(({ status }) => status === 'SUCCESSFUL');
    expect(seen[0]?.sourceServiceRevisions).toMatchObject([{ requestedProductionTrafficWeight: 100 }]);
    const beforeCleanUp = seen.filter(({ lifecycleStage }) => lifecycleStage !== 'CLEAN_UP');
    expect(changes(beforeCleanUp.map((each) => each.sourceServiceRevisions?.[0]?.runningTaskCount))).toEqual([1]);
  });

  test('can be the next one of a rolling service, and the other way round', async () => {
    const { update, end, look } = await deploymentWorld();
    await update({ taskDefinition: 'app:2', deploymentConfiguration: { strategy: 'BLUE_GREEN' } });
    expect(await end()).toMatchObject({ status: 'SUCCESSFUL', lifecycleStage: 'CLEAN_UP' });
    await update({ taskDefinition: 'app:1', deploymentConfiguration: { strategy: 'ROLLING' } });
    expect(await end()).not.toHaveProperty('lifecycleStage');
    expect(await look()).toMatchObject({ taskDefinition: expect.stringMatching(/app:1$/), runningCount: 1 });
  });
});

describe('a blue/green deployment that fails', () => {
  const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

  test('goes back to blue, which has run all the time', async () => {
    const { update, register, follow, look } = await deploymentWorld({
      deploymentConfiguration: { ...blueGreen, ...breaker },
    });
    const before = await look();
    await register({ environment: [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }] });
    await update({ taskDefinition: 'app:3' });
    const seen = await follow(({ status }) => status === 'ROLLBACK_SUCCESSFUL');
    expect(changes(seen.map(({ status }) => status))).toEqual([
      'PENDING',
      'IN_PROGRESS',
      'ROLLBACK_IN_PROGRESS',
      'ROLLBACK_SUCCESSFUL',
    ]);
    expect(changes(seen.map((each) => each.sourceServiceRevisions?.[0]?.runningTaskCount))).toEqual([1]);
    expect(seen.at(-1)).toMatchObject({
      statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
      rollback: { serviceRevisionArn: seen[0]?.sourceServiceRevisions?.[0]?.arn },
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    });
    expect(await look()).toMatchObject({
      taskDefinition: before.taskDefinition,
      runningCount: 1,
      deployments: [{ id: before.deployments?.[0]?.id, rolloutState: 'COMPLETED' }],
    });
  });

  const rows = [
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL', 'app:1'],
    ['ABORT', 'STOPPED', 'app:2'],
  ] as const;
  for (const [stopType, status, taskDefinition] of rows) {
    test(`on ${stopType} in its bake time gives blue the traffic back within a minute`, async () => {
      const { update, reach, stop, clock, newest, look } = await deploymentWorld({
        desiredCount: 2,
        deploymentConfiguration: blueGreen,
      });
      await update({ taskDefinition: 'app:2' });
      await reach('BAKE_TIME');
      await stop(stopType);
      await clock.advance(5_000);
      expect(await newest()).toMatchObject({
        targetServiceRevision: { requestedProductionTrafficWeight: 0 },
        sourceServiceRevisions: [{ requestedProductionTrafficWeight: 100, runningTaskCount: 2 }],
      });
      await clock.advance(55_000);
      expect(await newest()).toMatchObject({ status, targetServiceRevision: { runningTaskCount: 0 } });
      const service = await look();
      expect(service).toMatchObject({ taskDefinition: expect.stringMatching(new RegExp(`${taskDefinition}$`)) });
      expect(service.runningCount).toBe(2);
    });
  }

  test('as the first one stops, for want of anything to go back to', async () => {
    const { create, register, clock, look } = await deploymentWorld();
    await register({ environment: [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }] });
    await create({
      serviceName: 'api',
      taskDefinition: 'app:3',
      deploymentConfiguration: { ...blueGreen, ...breaker },
    });
    await clock.advance(1_200_000);
    const service = await look('api');
    expect(service).toMatchObject({ runningCount: 0, desiredCount: 1, deployments: [{ rolloutState: 'FAILED' }] });
    expect(story(service)).toContain('(service api) (deployment ecs-svc/…) deployment failed: tasks failed to start.');
  });

  test('for tasks that never get healthy gives up after a day', async () => {
    const { update, register, clock, newest } = await deploymentWorld({ deploymentConfiguration: blueGreen });
    await register({ environment: [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }] });
    await update({ taskDefinition: 'app:3' });
    await clock.advance(23 * 3_600_000);
    expect(await newest()).toMatchObject({ status: 'IN_PROGRESS', lifecycleStage: 'SCALE_UP' });
    await clock.advance(2 * 3_600_000);
    expect(await newest()).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: 'Service deployment rolled back because the SCALE_UP stage did not end within 24 hours.',
    });
  });
});
