import type { Service } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { fargateWorld, story } from '../services/fargate-world.ts';

interface Limits {
  readonly desired: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Running tasks that must be there at every moment, and tasks that may be. */
  readonly least: number;
  readonly most: number;
}

const rows: readonly Limits[] = [
  { desired: 2, minimum: 100, maximum: 200, least: 2, most: 4 },
  { desired: 3, minimum: 50, maximum: 150, least: 2, most: 4 },
  { desired: 4, minimum: 50, maximum: 100, least: 2, most: 4 },
  { desired: 5, minimum: 100, maximum: 125, least: 5, most: 6 },
  { desired: 1, minimum: 0, maximum: 100, least: 0, most: 1 },
  { desired: 4, minimum: 25, maximum: 200, least: 1, most: 8 },
];

describe('a rolling update', () => {
  for (const { desired, minimum, maximum, least, most } of rows) {
    test(`of ${desired} tasks keeps ${least} to ${most} at ${minimum} to ${maximum} percent`, async () => {
      const { create, update, register, look, clock, stable } = await fargateWorld();
      await register();
      const deploymentConfiguration = { minimumHealthyPercent: minimum, maximumPercent: maximum };
      await create({ desiredCount: desired, deploymentConfiguration, availabilityZoneRebalancing: 'DISABLED' });
      await stable();
      await clock.advance(60_000);
      await update({ taskDefinition: 'app:2' });
      const seen: Service[] = [];
      do {
        seen.push(await look());
        await clock.advance(1_000);
      } while (seen.at(-1)?.deployments?.[0]?.rolloutState === 'IN_PROGRESS' && seen.length < 1_000);
      const running = seen.map(({ runningCount = 0 }) => runningCount);
      const all = seen.map(({ runningCount = 0, pendingCount = 0 }) => runningCount + pendingCount);
      expect(Math.min(...running)).toBeGreaterThanOrEqual(least);
      expect(Math.max(...all)).toBeLessThanOrEqual(most);
      expect(seen.at(-1)).toMatchObject({
        runningCount: desired,
        deployments: [{ taskDefinition: expect.stringMatching(/app:2$/), rolloutState: 'COMPLETED' }],
      });
    });
  }

  test('relies on a new task only after it has run for 40 seconds', async () => {
    const { create, update, register, look, clock, stable, tasks } = await fargateWorld();
    await register();
    await create();
    await stable();
    await clock.advance(60_000);
    await update({ taskDefinition: 'app:2' });
    while ((await look()).runningCount === 1) await clock.advance(1_000);
    while ((await look()).runningCount === 2) await clock.advance(1_000);
    const [task] = await tasks();
    const ranFor = (clock.now() - (task?.startedAt?.getTime() ?? 0)) / 1_000;
    expect(ranFor).toBeGreaterThanOrEqual(40);
    expect(ranFor).toBeLessThan(43);
  });

  test('stops no task ahead of its healthy successor while there is room for both', async () => {
    const { create, update, register, look, clock, stable } = await fargateWorld();
    await register();
    await create({ desiredCount: 4, deploymentConfiguration: { minimumHealthyPercent: 25, maximumPercent: 200 } });
    await stable();
    await clock.advance(60_000);
    await update({ taskDefinition: 'app:2' });
    const running: (number | undefined)[] = [];
    for (let seconds = 0; seconds < 120; seconds++) {
      running.push((await look()).runningCount);
      await clock.advance(1_000);
    }
    expect(running.every((count = 0) => count >= 4)).toBe(true);
  });

  test('blocks when the percentages leave no room', async () => {
    const { create, update, register, look, clock, stable } = await fargateWorld();
    await register();
    const deploymentConfiguration = { minimumHealthyPercent: 100, maximumPercent: 110 };
    await create({ deploymentConfiguration });
    await stable();
    await clock.advance(60_000);
    await update({ taskDefinition: 'app:2' });
    await clock.advance(3_600_000);
    expect((await look()).deployments?.map(({ rolloutState, runningCount }) => [rolloutState, runningCount])).toEqual([
      ['IN_PROGRESS', 0],
      ['COMPLETED', 1],
    ]);
    const [deadlock, ...others] = story(await look()).filter((message) => message.includes('unable to stop or start'));
    expect(deadlock).toBe(
      '(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.',
    );
    expect(others).toEqual([]);
    await update({ deploymentConfiguration: { maximumPercent: 200 } });
    await clock.advance(180_000);
    expect(await look()).toMatchObject({ deployments: [{ rolloutState: 'COMPLETED' }] });
  });

  test('that is superseded goes on with the newest and stops the tasks that have not started', async () => {
    const { create, update, register, look, clock, stable, rolledOut } = await fargateWorld();
    await register();
    await register();
    await create();
    await stable();
    await clock.advance(60_000);
    await update({ taskDefinition: 'app:2' });
    await clock.advance(13_000);
    await update({ taskDefinition: 'app:3' });
    await clock.advance(500);
    expect(
      (await look()).deployments?.map(({ status, taskDefinition }) => `${status} ${taskDefinition?.slice(-1)}`),
    ).toEqual(['PRIMARY 3', 'ACTIVE 2', 'ACTIVE 1']);
    expect(story(await rolledOut())).toContain('(service web) stopped 1 pending tasks.');
    expect(await look()).toMatchObject({ runningCount: 1, taskDefinition: expect.stringMatching(/app:3$/) });
  });

  test('replaces tasks one for one when it is forced on the same revision', async () => {
    const { create, update, stable, rolledOut, clock, tasks } = await fargateWorld();
    await create({ desiredCount: 2 });
    await stable();
    await clock.advance(60_000);
    const before = (await tasks()).map(({ taskArn }) => taskArn);
    await update({ forceNewDeployment: true });
    await rolledOut();
    const after = (await tasks()).map(({ taskArn }) => taskArn);
    expect(after).toHaveLength(2);
    expect(after.filter((arn) => before.includes(arn))).toEqual([]);
  });
});
