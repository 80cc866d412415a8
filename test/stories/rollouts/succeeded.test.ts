import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { ControlledShip } from '../../support/controlled-ship.ts';
import { breaker, dayAfter, deploy, minute, next, underWay, verdictsIn, writes } from '../../support/rollout.ts';

/** It is followed to its end within this time, and costs one revision and one deployment. */
async function expectSuccess(vessel: ControlledShip, durationMs: number): Promise<void> {
  expect(await verdictsIn(vessel, durationMs)).toEqual([
    'Healthy',
    'Progressing: 0/2 tasks of web:2 running',
    'Progressing: 2/2 tasks of web:2 running',
  ]);
  expect(await dayAfter(vessel)).toEqual({ verdict: 'Healthy', writes: [] });
  expect(writes(vessel)).toEqual(['RegisterTaskDefinition', 'UpdateService']);
}

describe('a good rollout', () => {
  it('is followed to its end, and costs one revision and one deployment', async () => {
    const vessel = await underWay();
    deploy(vessel);
    await expectSuccess(vessel, 5 * minute);
    await vessel.stop();
  });
});

describe('tasks that are unhealthy for their first five minutes', () => {
  const healthCheck = { command: ['CMD', 'true'], interval: 10, retries: 3 };

  async function slowStart(service: JsonObject): Promise<ControlledShip> {
    const vessel = await underWay({ container: { healthCheck }, service });
    vessel.aws.simulator.world.fates.add({ image: next, fate: { health: { status: 'HEALTHY', afterMs: 5 * minute } } });
    deploy(vessel, { container: { healthCheck, image: next }, service });
    return vessel;
  }

  it('are waited for when their grace period is longer', async () => {
    const vessel = await slowStart({ healthCheckGracePeriodSeconds: 600 });
    await expectSuccess(vessel, 10 * minute);
    await vessel.stop();
  });

  it('are given up when it is shorter', async () => {
    const vessel = await slowStart({ healthCheckGracePeriodSeconds: 60, deploymentConfiguration: breaker });
    expect(await dayAfter(vessel)).toEqual({
      verdict: expect.stringMatching(
        /^Degraded: ECS rolled web:2 back: [34] tasks failed: Task failed container health checks$/,
      ),
      writes: ['RegisterTaskDefinition', 'UpdateService'],
    });
    await vessel.stop();
  });
});
