import { PutClusterCapacityProvidersCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { story } from '../services/fargate-world.ts';
import { only, taskWorld } from '../tasks/task-world.ts';

const short =
  '(service web) was unable to place a task. Reason: Capacity is unavailable at this time. Please try again later or in a different availability zone. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

describe('a service on Fargate without capacity', () => {
  test('says so once and starts its tasks when there is capacity again', async () => {
    const { create, clock, look, simulator, rolledOut } = await taskWorld();
    simulator.world.fargateCapacity.set('FARGATE', 1);
    await create({ desiredCount: 3 });
    await clock.advance(3_600_000);
    const waiting = await look();
    expect(waiting).toMatchObject({ runningCount: 1, deployments: [{ failedTasks: 0, rolloutState: 'IN_PROGRESS' }] });
    expect(story(waiting)).toEqual(['(service web) has started 1 tasks: (task …).', short]);
    simulator.world.fargateCapacity.delete('FARGATE');
    await clock.advance(900_000);
    expect(await rolledOut()).toMatchObject({ runningCount: 3 });
  });

  test('is no failure for the circuit breaker', async () => {
    const { create, clock, look, simulator } = await taskWorld();
    simulator.world.fargateCapacity.set('FARGATE', 0);
    const deploymentCircuitBreaker = { enable: true, rollback: true };
    await create({ deploymentConfiguration: { deploymentCircuitBreaker } });
    await clock.advance(24 * 3_600_000);
    const service = await look();
    expect(service.deployments).toMatchObject([{ failedTasks: 0, rolloutState: 'IN_PROGRESS' }]);
    expect(story(service)).toEqual([short]);
  });

  test('waits longer from one attempt to the next', async () => {
    const { create, clock, look, simulator } = await taskWorld();
    simulator.world.fargateCapacity.set('FARGATE', 0);
    await create();
    await clock.advance(3_600_000);
    simulator.world.fargateCapacity.set('FARGATE', 1);
    await clock.advance(60_000);
    expect((await look()).pendingCount).toBe(0);
    await clock.advance(840_000);
    expect(await look()).toMatchObject({ runningCount: 1 });
  });

  test('says so again when it happens again', async () => {
    const { create, update, clock, look, simulator, stable } = await taskWorld();
    await create();
    await stable();
    simulator.world.fargateCapacity.set('FARGATE', 1);
    for (const desiredCount of [2, 1, 2]) {
      await update({ desiredCount });
      await clock.advance(120_000);
    }
    expect(story(await look()).filter((sentence) => sentence === short)).toHaveLength(2);
  });

  test('starts what its other provider has capacity for', async () => {
    const { create, clock, tasks, ecs, simulator } = await taskWorld();
    const capacityProviders = ['FARGATE', 'FARGATE_SPOT'];
    const providers = { capacityProviders, defaultCapacityProviderStrategy: [] };
    await ecs.send(new PutClusterCapacityProvidersCommand({ cluster: 'main', ...providers }));
    simulator.world.fargateCapacity.set('FARGATE_SPOT', 0);
    const capacityProviderStrategy = capacityProviders.map((capacityProvider) => ({ capacityProvider, weight: 1 }));
    await create({ launchType: undefined, capacityProviderStrategy, desiredCount: 4 });
    await clock.advance(60_000);
    expect((await tasks()).map(({ capacityProviderName }) => capacityProviderName)).toEqual(['FARGATE', 'FARGATE']);
  });
});

describe('RunTask on Fargate without capacity', () => {
  test('starts what it can and answers with a failure', async () => {
    const { run, simulator } = await taskWorld();
    simulator.world.fargateCapacity.set('FARGATE', 2);
    const { tasks, failures } = await run({ count: 3 });
    expect(tasks).toHaveLength(2);
    expect(failures).toEqual([{ reason: 'Capacity is unavailable at this time' }]);
  });

  test('has room again once a task has STOPPED', async () => {
    const { run, halt, clock, simulator } = await taskWorld();
    simulator.world.fargateCapacity.set('FARGATE', 1);
    const task = only(await run());
    await halt(task);
    expect((await run()).tasks).toEqual([]);
    await clock.advance(60_000);
    expect((await run()).tasks).toHaveLength(1);
  });
});
