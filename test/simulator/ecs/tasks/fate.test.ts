import type { ContainerDefinition, Task } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import type { Fate } from '../../../../src/simulator/fates.ts';
import { only, taskWorld } from './task-world.ts';

const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 10 };
const seconds = (task: Task, from: 'createdAt' | 'startedAt' | 'pullStartedAt', to: 'pullStoppedAt' | 'stoppingAt') =>
  Math.round((Number(task[to]) - Number(task[from])) / 1000);

async function fatedTask(fate: Fate, container: Partial<ContainerDefinition> = {}) {
  const world = await taskWorld();
  await world.register(container);
  world.simulator.world.fates.add({ image: '*nginx*', fate });
  const task = only(await world.run({ taskDefinition: 'app:2' }));
  return { ...world, look: () => world.see(task) };
}

describe('a container whose fate is', () => {
  test('to exit does so after the time that it has run, and its last words show', async () => {
    const { clock, look } = await fatedTask({ exit: { code: 7, afterMs: 45_000, reason: 'Error: no password' } });
    await clock.advance(5 * 60_000);
    const task = await look();
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      containers: [{ exitCode: 7, reason: 'Error: no password' }],
    });
    expect(seconds(task, 'startedAt', 'stoppingAt')).toBe(45);
  });

  test('that its image cannot be pulled never runs', async () => {
    const pull = 'CannotPullContainerError: pull access denied';
    const { clock, look } = await fatedTask({ pull });
    await clock.advance(60_000);
    const task = await look();
    expect(task).toMatchObject({ stopCode: 'TaskFailedToStart', stoppedReason: pull, containers: [{ reason: pull }] });
    expect(task.startedAt).toBeUndefined();
  });

  test('a slow pull starts late', async () => {
    const { clock, look } = await fatedTask({ startMs: 90_000 });
    await clock.advance(90_000);
    expect((await look()).lastStatus).toBe('PENDING');
    await clock.advance(30_000);
    const task = await look();
    expect(task.lastStatus).toBe('RUNNING');
    expect(seconds(task, 'pullStartedAt', 'pullStoppedAt')).toBe(90);
  });

  test.each<[Fate['health'], [number, string][]]>([
    [undefined, [[10, 'HEALTHY']]],
    [{ status: 'HEALTHY', afterMs: 25_000 }, [[25, 'HEALTHY']]],
    [
      { status: 'HEALTHY', afterMs: 45_000 },
      [
        [30, 'UNHEALTHY'],
        [45, 'HEALTHY'],
      ],
    ],
    [{ status: 'UNHEALTHY' }, [[30, 'UNHEALTHY']]],
    [{ status: 'UNHEALTHY', afterMs: 5_000 }, [[5, 'UNHEALTHY']]],
    [{ status: 'UNHEALTHY', afterMs: 20_000 }, [[20, 'UNHEALTHY']]],
    [{ status: 'UNHEALTHY', afterMs: 40_000 }, [[40, 'UNHEALTHY']]],
    [
      { status: 'UNHEALTHY', afterMs: 60_000 },
      [
        [10, 'HEALTHY'],
        [60, 'UNHEALTHY'],
      ],
    ],
  ])('the health %j changes its health to %j', async (health, expected) => {
    const { clock, look } = await fatedTask(health ? { health } : {}, { healthCheck });
    while ((await look()).lastStatus !== 'RUNNING') await clock.advance(100);
    const seen: [number, string | undefined][] = [[0, 'UNKNOWN']];
    for (let second = 1; second <= 120; second++) {
      await clock.advance(1_000);
      const { healthStatus } = await look();
      if (healthStatus !== seen.at(-1)?.[1]) seen.push([second, healthStatus]);
    }
    expect(seen.slice(1)).toEqual(expected);
  });

  test('to be unhealthy stays as it is when it has no health check', async () => {
    const { clock, look } = await fatedTask({ health: { status: 'UNHEALTHY', afterMs: 1_000 } });
    await clock.advance(120_000);
    expect(await look()).toMatchObject({ lastStatus: 'RUNNING', healthStatus: 'UNKNOWN' });
  });

  test('decided by a rule and by its environment has the fate of the rule', async () => {
    const environment = [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }];
    const { clock, look } = await fatedTask({ exit: { code: 2, afterMs: 3_000 } }, { environment });
    await clock.advance(60_000);
    expect((await look()).containers).toMatchObject([{ exitCode: 2 }]);
  });
});

test('a rule finds the tasks of a service and of a family', async () => {
  const { simulator, create, run, clock, tasks } = await taskWorld();
  const exit = { code: 1, afterMs: 3_000 };
  simulator.world.fates.add({ service: 'web', times: 1, fate: { exit } });
  simulator.world.fates.add({ family: 'other', fate: { exit } });
  await run();
  await create();
  await clock.advance(60_000);
  expect((await tasks('STOPPED')).map(({ group }) => group)).toEqual(['service:web']);
});
