import { ListServiceDeploymentsCommand, StopServiceDeploymentCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { refusal } from '../services/fargate-world.ts';
import { changes, deploymentWorld } from './deployment-world.ts';

const stopped = 'Service deployment stopped at the request of the user.';

describe('StopServiceDeployment', () => {
  const pending = [
    ['ABORT', 'STOPPED', 'app:2'],
    ['ROLLBACK', 'ROLLBACK_SUCCESSFUL', 'app:1'],
  ] as const;
  for (const [stopType, status, taskDefinition] of pending) {
    test(`with ${stopType} ends a deployment that is PENDING before it has started a task`, async () => {
      const { update, stop, follow, tasks, look } = await deploymentWorld();
      await update({ taskDefinition: 'app:2' });
      await stop(stopType);
      const seen = await follow(({ finishedAt }) => finishedAt !== undefined);
      expect(seen.at(-1)?.status).toBe(status);
      expect(changes(seen.map((each) => each.targetServiceRevision?.pendingTaskCount))).toEqual([0]);
      expect((await look()).taskDefinition).toMatch(new RegExp(`${taskDefinition}$`));
      expect(await tasks()).toHaveLength(1);
    });
  }

  test('with ABORT stops a deployment and says who wanted it', async () => {
    const { update, stop, clock, end } = await deploymentWorld();
    await update({ taskDefinition: 'app:2' });
    await clock.advance(20_000);
    await stop('ABORT');
    const deployment = await end();
    expect(deployment).toMatchObject({ status: 'STOPPED', statusReason: stopped });
    expect(deployment.stoppedAt).toEqual(deployment.finishedAt);
  });

  test('with ROLLBACK changes its mind of an ABORT that has not been carried out', async () => {
    const { update, stop, clock, newest, end } = await deploymentWorld();
    await update({ taskDefinition: 'app:2' });
    await clock.advance(20_000);
    await stop('ABORT');
    expect((await newest()).status).toBe('STOP_REQUESTED');
    await stop('ROLLBACK');
    expect((await newest()).status).toBe('ROLLBACK_REQUESTED');
    expect((await end()).status).toBe('ROLLBACK_SUCCESSFUL');
  });

  test('with ROLLBACK says so when there is nothing to go back to', async () => {
    const { create, ecs, clock } = await deploymentWorld();
    await create({ serviceName: 'api' });
    await clock.advance(10_000);
    const list = () => ecs.send(new ListServiceDeploymentsCommand({ cluster: 'main', service: 'api' }));
    const serviceDeploymentArn = (await list()).serviceDeployments?.[0]?.serviceDeploymentArn;
    await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }));
    await clock.advance(10_000);
    expect((await list()).serviceDeployments).toMatchObject([
      { status: 'STOPPED', statusReason: `${stopped} No rollback candidate was found to run the rollback.` },
    ]);
  });

  test('with ROLLBACK leaves a roll-back alone, and with ABORT ends it', async () => {
    const { update, stop, clock, newest, look, end } = await deploymentWorld();
    await update({ taskDefinition: 'app:2' });
    await clock.advance(20_000);
    await stop();
    await clock.advance(5_000);
    await stop();
    expect((await newest()).status).toBe('ROLLBACK_IN_PROGRESS');
    await stop('ABORT');
    expect((await end()).status).toBe('STOPPED');
    expect((await look()).deployments?.[0]).toMatchObject({ status: 'PRIMARY', rolloutState: 'FAILED' });
    await update({ forceNewDeployment: true });
    expect((await end()).status).toBe('SUCCESSFUL');
    expect((await look()).runningCount).toBe(1);
  });

  test('leaves a superseded deployment to its fate', async () => {
    const { update, ecs, clock, newest } = await deploymentWorld();
    await update({ taskDefinition: 'app:2' });
    await clock.advance(15_000);
    const { serviceDeploymentArn } = await newest();
    await update({ forceNewDeployment: true });
    await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn }));
    await clock.advance(20_000);
    const listed = await ecs.send(new ListServiceDeploymentsCommand({ cluster: 'main', service: 'web' }));
    expect(listed.serviceDeployments?.map(({ status }) => status)).toEqual(['IN_PROGRESS', 'STOPPED', 'SUCCESSFUL']);
  });

  for (const stopType of ['ABORT', 'ROLLBACK'] as const) {
    test(`with ${stopType} is refused for what has ended`, async () => {
      const { stop } = await deploymentWorld();
      expect(await refusal(stop(stopType))).toMatch(/^ConflictException: /);
    });
  }

  const stages = ['PRE_SCALE_UP', 'SCALE_UP', 'POST_TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'] as const;
  for (const stage of stages) {
    for (const [stopType, status] of [['ABORT', 'STOPPED'] as const, ['ROLLBACK', 'ROLLBACK_SUCCESSFUL'] as const]) {
      test(`with ${stopType} leaves blue alone at ${stage}`, async () => {
        const { update, reach, stop, follow } = await deploymentWorld({
          desiredCount: 2,
          deploymentConfiguration: { strategy: 'CANARY' },
        });
        await update({ taskDefinition: 'app:2' });
        await reach(stage);
        await stop(stopType);
        const seen = await follow(({ finishedAt }) => finishedAt !== undefined);
        expect(seen.at(-1)?.status).toBe(status);
        expect(changes(seen.map((each) => each.sourceServiceRevisions?.[0]?.runningTaskCount))).toEqual([2]);
      });
    }
  }
});

test('a service cannot be updated while it is rolled back, and can afterwards', async () => {
  const { update, stop, clock, newest, end, look } = await deploymentWorld();
  await update({ taskDefinition: 'app:2' });
  await clock.advance(20_000);
  await stop();
  const refused = /^InvalidParameterException: The service cannot be updated while a deployment is being rolled back\./;
  expect(await refusal(update({ desiredCount: 2 }))).toMatch(refused);
  await clock.advance(5_000);
  expect((await newest()).status).toBe('ROLLBACK_IN_PROGRESS');
  expect(await refusal(update({ taskDefinition: 'app:2' }))).toMatch(refused);
  expect((await end()).status).toBe('ROLLBACK_SUCCESSFUL');
  await update({ taskDefinition: 'app:2' });
  expect((await end()).status).toBe('SUCCESSFUL');
  expect((await look()).taskDefinition).toMatch(/app:2$/);
});
