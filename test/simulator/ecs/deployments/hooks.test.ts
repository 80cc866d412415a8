import { ContinueServiceDeploymentCommand, type DeploymentLifecycleHook } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { refusal, story } from '../services/fargate-world.ts';
import { changes, deploymentWorld } from './deployment-world.ts';

const lambda = 'arn:aws:lambda:eu-west-1:111122223333:function:check';
const call: DeploymentLifecycleHook = {
  hookTargetArn: lambda,
  roleArn: 'arn:aws:iam::111122223333:role/hook',
  lifecycleStages: ['POST_SCALE_UP'],
};
const pause: DeploymentLifecycleHook = { targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] };

/** A service without hooks on `app:1`, moved to `app:2` by a blue/green deployment with the given ones. */
async function world(...lifecycleHooks: DeploymentLifecycleHook[]) {
  const aws = await deploymentWorld({ deploymentConfiguration: { strategy: 'BLUE_GREEN' } });
  return {
    ...aws,
    move: () => aws.update({ taskDefinition: 'app:2', deploymentConfiguration: { lifecycleHooks } }),
    /** Goes on until a pause waits for an answer; gives its id. */
    paused: async () => {
      const awaiting = await aws.follow(
        ({ lifecycleHookDetails: details = [] }) => details.at(-1)?.status === 'AWAITING_ACTION',
      );
      return awaiting.at(-1)?.lifecycleHookDetails?.at(-1)?.hookId ?? '';
    },
  };
}

describe('a pause', () => {
  test('holds the deployment at its stage until it is told to continue', async () => {
    const { move, paused, clock, newest, answer, end } = await world(pause);
    await move();
    const hookId = await paused();
    expect(hookId).toMatch(/^ecs-pause-\w{43}$/);
    await clock.advance(3_600_000);
    const waiting = await newest();
    expect(waiting).toMatchObject({
      status: 'IN_PROGRESS',
      lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT',
      targetServiceRevision: { requestedTestTrafficWeight: 100, requestedProductionTrafficWeight: 0 },
      lifecycleHookDetails: [{ hookId, targetType: 'PAUSE', status: 'AWAITING_ACTION', timeoutAction: 'ROLLBACK' }],
    });
    expect(waiting.lifecycleHookDetails?.[0]).not.toHaveProperty('targetArn');
    expect(await answer(hookId)).toMatchObject({ serviceDeploymentArn: waiting.serviceDeploymentArn });
    expect(await end()).toMatchObject({
      status: 'SUCCESSFUL',
      lifecycleHookDetails: [{ hookId, status: 'SUCCEEDED' }],
    });
  });

  test('that is answered with ROLLBACK takes the deployment back', async () => {
    const { move, paused, answer, end, look } = await world(pause);
    await move();
    await answer(await paused(), 'ROLLBACK');
    expect(await end()).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      statusReason: expect.stringContaining('POST_TEST_TRAFFIC_SHIFT'),
      lifecycleHookDetails: [{ status: 'FAILED' }],
    });
    expect((await look()).taskDefinition).toMatch(/app:1$/);
  });

  test('comes before every step of the traffic', async () => {
    const { update, follow, answer, end, newest } = await world();
    const lifecycleHooks = [{ ...pause, lifecycleStages: ['PRE_PRODUCTION_TRAFFIC_SHIFT' as const] }];
    const linearConfiguration = { stepPercent: 50, stepBakeTimeInMinutes: 1 };
    await update({
      taskDefinition: 'app:2',
      deploymentConfiguration: { strategy: 'LINEAR', linearConfiguration, lifecycleHooks },
    });
    for (const production of [0, 50]) {
      const seen = await follow(({ lifecycleHookDetails: hooks }) => hooks?.at(-1)?.status === 'AWAITING_ACTION');
      expect(seen.at(-1)).toMatchObject({
        lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT',
        targetServiceRevision: { requestedProductionTrafficWeight: production },
      });
      await answer((await newest()).lifecycleHookDetails?.at(-1)?.hookId ?? '', 'CONTINUE');
    }
    expect((await end()).status).toBe('SUCCESSFUL');
  });

  const timeOuts = [
    ['ROLLBACK', undefined, 1440, 'ROLLBACK_SUCCESSFUL'],
    ['ROLLBACK', { timeoutInMinutes: 10 }, 10, 'ROLLBACK_SUCCESSFUL'],
    ['CONTINUE', { timeoutInMinutes: 10, action: 'CONTINUE' as const }, 10, 'SUCCESSFUL'],
  ] as const;
  for (const [action, timeoutConfiguration, minutes, status] of timeOuts) {
    test(`that nobody answers in ${minutes} minutes ends with ${action}`, async () => {
      const { move, paused, clock, newest, end } = await world({ ...pause, timeoutConfiguration });
      await move();
      await paused();
      const { lifecycleHookDetails: [hook] = [] } = await newest();
      expect(Math.round(((hook?.expiresAt?.getTime() ?? 0) - clock.now()) / 60_000)).toBe(minutes);
      await clock.advance((minutes - 1) * 60_000);
      expect((await newest()).status).toBe('IN_PROGRESS');
      const ended = await end();
      expect(ended).toMatchObject({ status, lifecycleHookDetails: [{ status: 'TIMED_OUT', timeoutAction: action }] });
      if (action === 'ROLLBACK') {
        expect(ended.statusReason).toBe(
          'Service deployment rolled back because POST_TEST_TRAFFIC_SHIFT pause hook timed out.',
        );
      }
    });
  }

  const invalid = 'InvalidParameterException';
  const unavailable = `${invalid}: Provided hookId is either completed, unavailable, or not associated with the given Resource ARN`;

  test('is answered once', async () => {
    const { move, paused, answer, end } = await world(pause);
    await move();
    const hookId = await paused();
    await answer(hookId, 'CONTINUE');
    expect(await refusal(answer(hookId, 'CONTINUE'))).toBe(unavailable);
    await end();
    expect(await refusal(answer(hookId, 'CONTINUE'))).toBe(
      `${invalid}: Continuing a service deployment is not allowed for service deployment in terminal states.`,
    );
  });

  test('is not answered by what names no hook', async () => {
    const { move, paused, answer, ecs } = await world(pause);
    await move();
    await paused();
    expect(await refusal(answer('ecs-pause-none'))).toBe(unavailable);
    expect(await refusal(answer('none'))).toBe(
      `${invalid}: Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}`,
    );
    const serviceDeploymentArn = 'arn:aws:ecs:eu-west-1:111122223333:service-deployment/main/web/none';
    const elsewhere = new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId: 'ecs-pause-none' });
    expect(await refusal(ecs.send(elsewhere))).toBe(
      'ServiceDeploymentNotFoundException: The service deployment does not exist.',
    );
  });

  test('does not wait for an answer any more when the deployment is stopped', async () => {
    const { move, paused, answer, stop, clock } = await world(pause);
    await move();
    const hookId = await paused();
    await stop();
    expect(await refusal(answer(hookId))).toBe(unavailable);
    await clock.advance(5_000);
    expect(await refusal(answer(hookId))).toBe(unavailable);
  });
});

describe('a hook that calls a function', () => {
  const failed = 'Service deployment rolled back because POST_SCALE_UP lifecycle hook(s) failed.';

  test('lets the deployment go on when the function succeeds', async () => {
    const { move, end, simulator } = await world(call);
    simulator.world.lambdas.set(lambda, 'SUCCEEDED');
    await move();
    expect(await end()).toMatchObject({
      status: 'SUCCESSFUL',
      lifecycleHookDetails: [{ targetType: 'AWS_LAMBDA', targetArn: lambda, status: 'SUCCEEDED' }],
    });
  });

  const rows = [
    ['the function fails', 'FAILED', `Lifecycle hook target ${lambda} returned FAILED status.`],
    [
      'there is no such function',
      undefined,
      `ECS was unable to invoke hook target ${lambda} due to Function not found: ${lambda}`,
    ],
  ] as const;
  for (const [what, verdict, cause] of rows) {
    test(`takes the deployment back when ${what}`, async () => {
      const { move, end, simulator, look } = await world(call);
      if (verdict) simulator.world.lambdas.set(lambda, verdict);
      await move();
      expect(await end()).toMatchObject({
        status: 'ROLLBACK_SUCCESSFUL',
        statusReason: `${failed} ${cause}`,
        lifecycleStage: 'POST_SCALE_UP',
        lifecycleHookDetails: [{ status: 'FAILED' }],
      });
      const service = await look();
      expect(service).toMatchObject({ taskDefinition: expect.stringMatching(/app:1$/), runningCount: 1 });
      expect(story(service)).toContain(`(service web) (deployment ecs-svc/…) deployment failed: ${failed} ${cause}`);
    });
  }

  test('is called again while the function says that it is not done', async () => {
    const { move, reach, clock, newest, end, simulator } = await world(call);
    simulator.world.lambdas.set(lambda, 'IN_PROGRESS');
    await move();
    await reach('POST_SCALE_UP');
    await clock.advance(3_600_000);
    expect(await newest()).toMatchObject({
      lifecycleStage: 'POST_SCALE_UP',
      lifecycleHookDetails: [{ status: 'IN_PROGRESS' }],
    });
    simulator.world.lambdas.set(lambda, 'SUCCEEDED');
    await clock.advance(30_000);
    expect((await newest()).lifecycleHookDetails).toMatchObject([{ status: 'SUCCEEDED' }]);
    expect((await end()).status).toBe('SUCCESSFUL');
  });

  test('times out', async () => {
    const timed = { ...call, timeoutConfiguration: { timeoutInMinutes: 5 } };
    const { move, end, simulator } = await world(timed);
    simulator.world.lambdas.set(lambda, 'IN_PROGRESS');
    await move();
    expect(await end()).toMatchObject({
      statusReason: `${failed} Lifecycle hook target ${lambda} timed out.`,
      lifecycleHookDetails: [{ status: 'TIMED_OUT' }],
    });
  });

  test('and a pause at the same stage both have their say', async () => {
    const { move, answer, clock, newest, end, simulator } = await world(
      { ...pause, lifecycleStages: ['POST_SCALE_UP'] },
      call,
    );
    simulator.world.lambdas.set(lambda, 'SUCCEEDED');
    await move();
    await clock.advance(120_000);
    const { lifecycleStage, lifecycleHookDetails = [] } = await newest();
    expect(lifecycleStage).toBe('POST_SCALE_UP');
    expect(changes(lifecycleHookDetails.map(({ status }) => status))).toEqual(['AWAITING_ACTION', 'SUCCEEDED']);
    await answer(lifecycleHookDetails[0]?.hookId ?? '');
    expect((await end()).status).toBe('SUCCESSFUL');
  });

  test('is called by a first deployment too, which it stops', async () => {
    const { create, clock, look } = await world();
    await create({
      serviceName: 'api',
      deploymentConfiguration: {
        strategy: 'BLUE_GREEN',
        lifecycleHooks: [{ ...call, lifecycleStages: ['PRE_SCALE_UP'] }],
      },
    });
    await clock.advance(120_000);
    expect(await look('api')).toMatchObject({ runningCount: 0, deployments: [{ rolloutState: 'FAILED' }] });
  });
});

test('a rolling deployment takes no notice of hooks', async () => {
  const { update, end } = await world();
  await update({
    taskDefinition: 'app:2',
    deploymentConfiguration: { strategy: 'ROLLING', lifecycleHooks: [pause, call] },
  });
  expect(await end()).toMatchObject({ status: 'SUCCESSFUL', lifecycleHookDetails: [] });
});
