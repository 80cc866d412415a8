import { expect, test } from 'vitest';
import { fargateWorld, story } from '../services/fargate-world.ts';

/** A service of one task whose health check fails 20 seconds after the task has started. */
async function sickWorld(healthCheckGracePeriodSeconds: number) {
  const aws = await fargateWorld();
  const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 10, retries: 2 };
  await aws.register({ healthCheck, environment: [{ name: 'EVENKEEL_SIM_HEALTH', value: 'UNHEALTHY' }] });
  await aws.create({ taskDefinition: 'app:2', healthCheckGracePeriodSeconds });
  return aws;
}

test('an unhealthy task is replaced when its grace period is over, and not before', async () => {
  const { clock, tasks, look } = await sickWorld(120);
  await clock.advance(60_000);
  const [task] = await tasks();
  const startedAt = task?.startedAt?.getTime() ?? 0;
  expect(task).toMatchObject({ lastStatus: 'RUNNING', healthStatus: 'UNHEALTHY' });
  await clock.advance(startedAt + 119_000 - clock.now());
  expect((await tasks()).map(({ taskArn }) => taskArn)).toEqual([task?.taskArn]);
  expect((await look()).deployments?.[0]).toMatchObject({ rolloutState: 'IN_PROGRESS', failedTasks: 0 });
  await clock.advance(2_000);
  expect(await tasks('STOPPED')).toMatchObject([{ taskArn: task?.taskArn }]);
  expect((await look()).deployments?.[0]).toMatchObject({ failedTasks: 1 });
});

test('a grace period that ends before the first verdict changes nothing', async () => {
  const { clock, tasks, look } = await sickWorld(5);
  await clock.advance(60_000);
  expect(await tasks('STOPPED')).toMatchObject([{ stoppedReason: 'Task failed container health checks' }]);
  expect(story(await look())).toContain('(service web) (task …) failed container health checks.');
});

test('a grace period that is shortened holds for the tasks that are there', async () => {
  const { clock, tasks, update } = await sickWorld(3_600);
  await clock.advance(300_000);
  expect(await tasks('STOPPED')).toEqual([]);
  await update({ healthCheckGracePeriodSeconds: 0 });
  await clock.advance(15_000);
  expect(await tasks('STOPPED')).toHaveLength(1);
});
