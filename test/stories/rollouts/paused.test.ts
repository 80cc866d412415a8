import {
  ContinueServiceDeploymentCommand,
  DescribeServiceDeploymentsCommand,
  ListServiceDeploymentsCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { ControlledShip } from '../../support/controlled-ship.ts';
import { dayAfter, deploy, heldBy, hour, minute, next, underWay, verdict, writes } from '../../support/rollout.ts';
import type { SimulatedAws } from '../../support/simulated-aws.ts';

const service = {
  deploymentConfiguration: {
    strategy: 'BLUE_GREEN',
    lifecycleHooks: [{ targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] }],
  },
};

/** A service whose second deployment waits for an answer; the first one has had its own. */
async function paused(): Promise<ControlledShip> {
  const vessel = await underWay({ service });
  await answer(vessel.aws, 'CONTINUE');
  await vessel.aws.clock.advance(30 * minute);
  vessel.aws.calls.length = 0;
  deploy(vessel, { service, container: { image: next } });
  await vessel.aws.clock.advance(hour);
  expect(verdict(vessel)).toBe(
    'Progressing: 2/2 tasks of web:2 running; paused at POST_TEST_TRAFFIC_SHIFT; waits for somebody to let it go on',
  );
  return vessel;
}

describe('a blue/green deployment that pauses', () => {
  it('goes on when it is approved', async () => {
    const vessel = await paused();
    await answer(vessel.aws, 'CONTINUE');
    await vessel.aws.clock.advance(10 * minute);
    expect(await dayAfter(vessel)).toEqual({ verdict: 'Healthy', writes: [] });
    expect(writes(vessel)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
    await vessel.stop();
  });

  it('is rolled back when it is refused, and not tried again', async () => {
    const vessel = await paused();
    await answer(vessel.aws, 'ROLLBACK');
    await vessel.aws.clock.advance(30 * minute);
    expect(await dayAfter(vessel)).toEqual({
      verdict: 'Degraded: ECS rolled web:2 back: POST_TEST_TRAFFIC_SHIFT pause hook was answered with ROLLBACK.',
      writes: [],
    });
    expect(heldBy(vessel)).toBe('RolledBack');
    expect(writes(vessel)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
    await vessel.stop();
  });
});

/** Answers the hook that waits, as an operator does. */
async function answer({ ecs }: SimulatedAws, action: 'CONTINUE' | 'ROLLBACK') {
  const listed = await ecs.send(new ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' }));
  const serviceDeploymentArn = listed.serviceDeployments?.[0]?.serviceDeploymentArn ?? '';
  const { serviceDeployments = [] } = await ecs.send(
    new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [serviceDeploymentArn] }),
  );
  const hookId = serviceDeployments[0]?.lifecycleHookDetails?.[0]?.hookId ?? '';
  await ecs.send(new ContinueServiceDeploymentCommand({ serviceDeploymentArn, hookId, action }));
}
