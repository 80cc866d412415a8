import { CreateRepositoryCommand } from '@aws-sdk/client-ecr';
import { DescribeServiceDeploymentsCommand, ListServiceDeploymentsCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { failureThreshold } from '../../../../src/simulator/ecs/deployments/circuit-breaker.ts';
import { fargateWorld, network, story } from '../services/fargate-world.ts';

describe('the threshold of a circuit breaker', () => {
  const rows = [
    ['BOUNDED_PERCENT', 50, 1, 3],
    ['BOUNDED_PERCENT', 50, 6, 3],
    ['BOUNDED_PERCENT', 50, 7, 4],
    ['BOUNDED_PERCENT', 25, 100, 25],
    ['BOUNDED_PERCENT', 50, 1000, 200],
    ['UNBOUNDED_PERCENT', 50, 1, 1],
    ['UNBOUNDED_PERCENT', 50, 1000, 500],
    ['COUNT', 7, 1, 7],
    ['COUNT', 7, 1000, 7],
  ] as const;
  for (const [type, value, desired, threshold] of rows) {
    test(`${type} ${value} of ${desired} tasks is ${threshold}`, () => {
      const breaker = { enable: true, rollback: true, thresholdConfiguration: { type, value } };
      expect(failureThreshold(breaker, desired)).toBe(threshold);
    });
  }

  test('is half of the tasks, but 3 at least, when nothing is said', () => {
    expect([failureThreshold(undefined, 1), failureThreshold(undefined, 20)]).toEqual([3, 10]);
  });
});

const crash = { environment: [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }] };
const breaker = (rollback: boolean) => ({ deploymentCircuitBreaker: { enable: true, rollback } });

/** `app:1` runs, `app:2` crashes three seconds after it has started. */
async function world(rollback: boolean) {
  const aws = await fargateWorld();
  await aws.register(crash);
  await aws.create({ deploymentConfiguration: breaker(rollback) });
  await aws.stable();
  await aws.clock.advance(60_000);
  const latest = async () => {
    const listed = await aws.ecs.send(new ListServiceDeploymentsCommand({ cluster: 'main', service: 'web' }));
    const arn = listed.serviceDeployments?.[0]?.serviceDeploymentArn ?? '';
    const described = await aws.ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] }));
    return described.serviceDeployments?.[0];
  };
  return { ...aws, latest };
}

describe('a deployment whose tasks crash', () => {
  test('is rolled back after three failures within minutes', async () => {
    const { update, rolledOut, clock, look, latest } = await world(true);
    const before = await look();
    const elsewhere = { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60002'] } };
    const start = clock.now();
    await update({ taskDefinition: 'app:2', networkConfiguration: elsewhere });
    const failed = (await look()).deployments?.[0]?.id;
    while ((await look()).deployments?.[0]?.id === failed) await clock.advance(1_000);
    expect(clock.now() - start).toBeGreaterThan(60_000);
    expect(clock.now() - start).toBeLessThan(240_000);

    const rollingBack = await look();
    const good = before.deployments?.[0];
    expect(rollingBack.taskDefinition).toBe(before.taskDefinition);
    expect(rollingBack.networkConfiguration).toEqual(before.networkConfiguration);
    expect(rollingBack.runningCount).toBe(1);
    expect(rollingBack.deployments).toMatchObject([
      {
        ...{ id: good?.id, status: 'PRIMARY', rolloutState: 'IN_PROGRESS', taskDefinition: before.taskDefinition },
        rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${good?.id}.`,
      },
      {
        ...{ id: failed, status: 'ACTIVE', rolloutState: 'FAILED', failedTasks: 3, desiredCount: 0 },
        rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      },
    ]);
    expect(await latest()).toMatchObject({
      status: 'ROLLBACK_IN_PROGRESS',
      rollback: { serviceRevisionArn: expect.stringMatching(new RegExp(`/${good?.id?.split('/')[1]}$`)) },
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
    });

    const after = await rolledOut();
    expect(after).toMatchObject({ runningCount: 1, deployments: [{ id: good?.id, rolloutState: 'COMPLETED' }] });
    expect(after.deployments).toHaveLength(1);
    expect((await latest())?.status).toBe('ROLLBACK_SUCCESSFUL');
    expect(story(after)).toEqual(
      expect.arrayContaining([
        '(service web) (deployment ecs-svc/…) deployment failed: tasks failed to start.',
        '(service web) rolling back to deployment ecs-svc/….',
      ]),
    );
  });

  test("just fails without rollback: the old tasks run on and the new revision stays the service's", async () => {
    const { update, rolledOut, clock, look, latest } = await world(false);
    await update({ taskDefinition: 'app:2' });
    await rolledOut();
    await clock.advance(600_000);
    const service = await look();
    expect(service.taskDefinition).toMatch(/app:2$/);
    expect(service).toMatchObject({
      runningCount: 1,
      deployments: [
        { status: 'PRIMARY', rolloutState: 'FAILED', runningCount: 0 },
        { status: 'ACTIVE', rolloutState: 'COMPLETED', runningCount: 1, desiredCount: 1 },
      ],
    });
    expect((await latest())?.status).toBe('STOPPED');
  });

  test('is overcome by a further update', async () => {
    const { update, rolledOut, register } = await world(false);
    await update({ taskDefinition: 'app:2' });
    await rolledOut();
    await register();
    await update({ taskDefinition: 'app:3' });
    expect(await rolledOut()).toMatchObject({ runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] });
  });

  test('runs on, slower and slower, without a circuit breaker', async () => {
    const { update, clock, look } = await world(false);
    await update({
      taskDefinition: 'app:2',
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: false, rollback: false } },
    });
    await clock.advance(1_800_000);
    expect((await look()).deployments?.[0]).toMatchObject({
      rolloutState: 'IN_PROGRESS',
      failedTasks: expect.any(Number),
    });
    expect((await look()).runningCount).toBeGreaterThanOrEqual(1);
  });

  test('stalls the service when there is nothing to roll back to', async () => {
    const { create, register, rolledOut, clock, look, update } = await fargateWorld();
    await register(crash);
    await create({ taskDefinition: 'app:2', deploymentConfiguration: breaker(true) });
    await rolledOut();
    const { events } = await look();
    await clock.advance(3_600_000);
    const service = await look();
    expect(service).toMatchObject({
      runningCount: 0,
      desiredCount: 1,
      deployments: [{ rolloutState: 'FAILED', failedTasks: 3 }],
    });
    expect(service.events).toEqual(events);
    await update({ taskDefinition: 'app:1' });
    expect(await rolledOut()).toMatchObject({ runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] });
  });

  test('counts anew once one of its tasks is healthy', async () => {
    const { create, register, clock, look } = await fargateWorld();
    await register({
      environment: [
        { name: 'EVENKEEL_SIM_EXIT', value: '1' },
        { name: 'EVENKEEL_SIM_EXIT_AFTER', value: '60' },
      ],
    });
    await create({ taskDefinition: 'app:2', deploymentConfiguration: breaker(true) });
    await clock.advance(3_600_000);
    expect((await look()).deployments).toMatchObject([{ rolloutState: 'COMPLETED', failedTasks: 0 }]);
  });
});

test('a task that ends after it was healthy does not count as failed', async () => {
  const { create, register, update, clock, look, stable } = await fargateWorld();
  const leave = { name: 'EVENKEEL_SIM_EXIT_AFTER', value: '60' };
  await register({ environment: [...crash.environment, leave] });
  const thresholdConfiguration = { type: 'COUNT', value: 1 } as const;
  const deploymentCircuitBreaker = { enable: true, rollback: true, thresholdConfiguration };
  await create({ desiredCount: 10, deploymentConfiguration: { maximumPercent: 110, deploymentCircuitBreaker } });
  await stable();
  await clock.advance(60_000);
  await update({ taskDefinition: 'app:2' });
  await clock.advance(400_000);
  expect((await look()).deployments?.[0]).toMatchObject({ rolloutState: 'IN_PROGRESS', failedTasks: 0 });
});

describe('an image that is not in the registry', () => {
  const repository = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop';

  test('fails the task and then the deployment', async () => {
    const { create, register, rolledOut, tasks, ecr, look } = await fargateWorld();
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'shop' }));
    await register(
      { image: `${repository}:v2` },
      { executionRoleArn: 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole' },
    );
    await create({ taskDefinition: 'app:2', deploymentConfiguration: breaker(true), networkConfiguration: network });
    await rolledOut();
    const reason = `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${repository}:v2: ${repository}:v2: not found`;
    const [task] = await tasks('STOPPED');
    expect(task).toMatchObject({ stopCode: 'TaskFailedToStart', stoppedReason: reason, containers: [{ reason }] });
    expect(task?.containers?.[0]).not.toHaveProperty('exitCode');
    expect(task).not.toHaveProperty('startedAt');
    expect(story(await look())).toContain(`(service web) was unable to place a task. Reason: ${reason}.`);
    expect((await look()).deployments?.[0]).toMatchObject({ rolloutState: 'FAILED', failedTasks: 3 });
  });
});
