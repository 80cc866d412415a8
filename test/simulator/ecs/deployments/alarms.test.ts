import { describe, expect, test } from 'vitest';
import { story } from '../services/fargate-world.ts';
import { deploymentWorld } from './deployment-world.ts';

const alarms = (rollback = true) => ({ alarms: { alarmNames: ['errors', 'latency'], enable: true, rollback } });
const because = 'because of CloudWatch alarms in the ALARM state: errors.';

describe('an alarm that goes off during a deployment', () => {
  test('rolls it back and is named', async () => {
    const { update, simulator, clock, newest, end, look } = await deploymentWorld({
      deploymentConfiguration: alarms(),
    });
    const before = await look();
    await update({ taskDefinition: 'app:2' });
    await clock.advance(20_000);
    expect((await newest()).alarms).toEqual({
      status: 'MONITORING',
      alarmNames: ['errors', 'latency'],
      triggeredAlarmNames: [],
    });
    simulator.world.alarms.set('errors', 'ALARM');
    await clock.advance(10_000);
    expect(await newest()).toMatchObject({
      status: 'ROLLBACK_IN_PROGRESS',
      statusReason: `Service deployment rolled back ${because}`,
      rollback: { reason: `Service deployment rolled back ${because}` },
      alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['errors'] },
      deploymentCircuitBreaker: { status: 'DISABLED' },
    });
    expect((await look()).deployments).toMatchObject([
      { id: before.deployments?.[0]?.id, rolloutState: 'IN_PROGRESS' },
      { rolloutState: 'FAILED', rolloutStateReason: 'ECS deployment failed: alarm detected.' },
    ]);
    expect((await end()).status).toBe('ROLLBACK_SUCCESSFUL');
    const after = await look();
    expect(after).toMatchObject({ taskDefinition: before.taskDefinition, runningCount: 1 });
    expect(story(after)).toEqual(
      expect.arrayContaining([
        '(service web) (deployment ecs-svc/…) deployment failed: alarm detected.',
        '(service web) rolling back to deployment ecs-svc/….',
      ]),
    );
  });

  test('just stops it without rollback', async () => {
    const { update, simulator, clock, end, look } = await deploymentWorld({ deploymentConfiguration: alarms(false) });
    await update({ taskDefinition: 'app:2' });
    await clock.advance(20_000);
    simulator.world.alarms.set('errors', 'ALARM');
    expect(await end()).toMatchObject({ status: 'STOPPED', statusReason: `Service deployment stopped ${because}` });
    expect(await look()).toMatchObject({
      taskDefinition: expect.stringMatching(/app:2$/),
      deployments: [{ rolloutState: 'FAILED' }, { rolloutState: 'COMPLETED', runningCount: 1 }],
    });
  });

  test('stops a first deployment, which has nothing to go back to', async () => {
    const { create, simulator, clock, look } = await deploymentWorld();
    await create({ serviceName: 'api', deploymentConfiguration: alarms() });
    await clock.advance(12_000);
    simulator.world.alarms.set('errors', 'ALARM');
    await clock.advance(60_000);
    expect((await look('api')).deployments).toMatchObject([{ rolloutState: 'FAILED' }]);
  });

  test('counts although it is quiet again before anybody looks', async () => {
    const { update, simulator, clock, end } = await deploymentWorld({ deploymentConfiguration: alarms() });
    await update({ taskDefinition: 'app:2' });
    await clock.advance(20_000);
    simulator.world.alarms.set('errors', 'ALARM');
    simulator.world.alarms.set('errors', 'OK');
    expect((await end()).status).toBe('ROLLBACK_SUCCESSFUL');
  });

  for (const strategy of ['ROLLING', 'BLUE_GREEN'] as const) {
    test(`counts in the bake time of ${strategy}`, async () => {
      const { update, simulator, clock, newest, end, look } = await deploymentWorld({
        deploymentConfiguration: { ...alarms(), strategy, bakeTimeInMinutes: 10 },
      });
      await update({ taskDefinition: 'app:2' });
      await clock.advance(480_000);
      expect((await newest()).status).toBe('IN_PROGRESS');
      simulator.world.alarms.set('errors', 'ALARM');
      expect((await end()).status).toBe('ROLLBACK_SUCCESSFUL');
      expect(await look()).toMatchObject({ taskDefinition: expect.stringMatching(/app:1$/), runningCount: 1 });
    });
  }
});

describe('an alarm is of no consequence', () => {
  const rows: readonly [what: string, names: string[], configuration: object][] = [
    ['that the deployment does not name', ['other'], alarms()],
    ['when alarms are switched off', ['errors'], { alarms: { ...alarms().alarms, enable: false } }],
  ];
  for (const [what, names, deploymentConfiguration] of rows) {
    test(what, async () => {
      const { update, simulator, clock, end } = await deploymentWorld({ deploymentConfiguration });
      await update({ taskDefinition: 'app:2' });
      await clock.advance(20_000);
      for (const name of names) simulator.world.alarms.set(name, 'ALARM');
      expect((await end()).status).toBe('SUCCESSFUL');
    });
  }

  test('for the whole of a deployment that begins while it is in ALARM', async () => {
    const { update, simulator, clock, end, newest } = await deploymentWorld({ deploymentConfiguration: alarms() });
    simulator.world.alarms.set('errors', 'ALARM');
    await update({ taskDefinition: 'app:2' });
    await clock.advance(20_000);
    expect((await newest()).alarms?.status).toBe('DISABLED');
    simulator.world.alarms.set('errors', 'OK');
    simulator.world.alarms.set('errors', 'ALARM');
    expect((await end()).status).toBe('SUCCESSFUL');
  });

  test('once the deployment is complete', async () => {
    const { simulator, clock, newest, look } = await deploymentWorld({ deploymentConfiguration: alarms() });
    simulator.world.alarms.set('errors', 'ALARM');
    await clock.advance(600_000);
    expect(await newest()).toMatchObject({ status: 'SUCCESSFUL', alarms: { status: 'MONITORING_COMPLETE' } });
    expect((await look()).deployments).toMatchObject([{ rolloutState: 'COMPLETED' }]);
  });
});

test('a rolling deployment is held open by its bake time, after the old tasks are gone', async () => {
  const { update, clock, look, end, newest } = await deploymentWorld({
    deploymentConfiguration: { bakeTimeInMinutes: 5 },
  });
  const start = clock.now();
  await update({ taskDefinition: 'app:2' });
  await clock.advance(240_000);
  expect(await look()).toMatchObject({ runningCount: 1, deployments: [{ rolloutState: 'IN_PROGRESS' }] });
  expect((await look()).deployments).toHaveLength(1);
  expect((await newest()).status).toBe('IN_PROGRESS');
  await end();
  expect(clock.now() - start).toBeGreaterThan(300_000);
  expect(clock.now() - start).toBeLessThan(480_000);
});
