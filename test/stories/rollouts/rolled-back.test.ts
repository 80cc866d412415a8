import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Fate } from '../../../src/simulator/fates.ts';
import {
  breaker,
  dayAfter,
  deploy,
  firstPass,
  fleet,
  heldBy,
  hour,
  minute,
  next,
  patientShip,
  underWay,
  verdict,
  writes,
} from '../../support/rollout.ts';

const healthCheck = { command: ['CMD', 'true'], interval: 10, retries: 3 };
const once = ['RegisterTaskDefinition', 'UpdateService'];

interface Story {
  readonly fate: Fate;
  readonly container?: JsonObject;
  readonly because: string;
}

const stories: Record<string, Story> = {
  'whose tasks crash at their start': {
    fate: { exit: { code: 1, afterMs: 3000, reason: 'no config.json' } },
    because: 'tasks failed: app exit 1: no config.json',
  },
  'whose image is missing': {
    fate: { pull: 'CannotPullContainerError: manifest unknown' },
    because: 'tasks failed: CannotPullContainerError: manifest unknown',
  },
  'whose tasks fail their health check': {
    fate: { health: { status: 'UNHEALTHY' } },
    container: { healthCheck },
    because: 'tasks failed: Task failed container health checks',
  },
};

/** A service in good health, then a change that ECS rolls back. */
async function rolledBack({ fate, container }: Pick<Story, 'fate' | 'container'>) {
  const vessel = await underWay(container ? { container } : {});
  vessel.aws.simulator.world.fates.add({ image: next, fate });
  deploy(vessel, { container: { ...container, image: next } });
  return vessel;
}

describe('a rollout', () => {
  for (const [title, story] of Object.entries(stories)) {
    it(`${title} is rolled back by ECS and not tried again`, async () => {
      const vessel = await rolledBack(story);
      await vessel.aws.clock.advance(hour);
      expect(await dayAfter(vessel)).toEqual({
        verdict: ended('ECS rolled web:2 back', story.because),
        writes: [],
      });
      expect(heldBy(vessel)).toBe('RolledBack');
      expect(writes(vessel)).toEqual(once);
      await vessel.stop();
    });
  }

  it('with an alarm in the ALARM state is rolled back by ECS and not tried again', async () => {
    const watched = {
      deploymentConfiguration: { ...breaker, alarms: { alarmNames: ['web-5xx'], enable: true, rollback: true } },
    };
    const vessel = await underWay({ service: watched });
    deploy(vessel, { service: watched, container: { image: next } });
    await vessel.aws.clock.advance(minute);
    vessel.aws.simulator.world.alarms.set('web-5xx', 'ALARM');
    await vessel.aws.clock.advance(10 * minute);
    vessel.aws.simulator.world.alarms.set('web-5xx', 'OK');
    expect(await dayAfter(vessel)).toEqual({ verdict: 'Degraded: ECS rolled web:2 back: alarm web-5xx', writes: [] });
    expect(heldBy(vessel)).toBe('RolledBack');
    expect(writes(vessel)).toEqual(once);
    await vessel.stop();
  });

  it('is not tried again by a fresh process, nor by a second one beside it: AWS tells them', async () => {
    const vessel = await rolledBack({ fate: { exit: { code: 1, afterMs: 3000 } } });
    await vessel.aws.clock.advance(2 * hour);
    await vessel.stop();
    const bad = fleet({ container: { image: next } });
    // ECS remembers stopped tasks for an hour.
    const told = 'Degraded: ECS rolled web:2 back: the circuit breaker threshold was exceeded.';
    const replicas = [patientShip(bad, vessel.aws), patientShip(bad, vessel.aws)];
    for (const replica of replicas) await firstPass(replica);
    await vessel.aws.clock.advance(24 * hour);
    for (const replica of replicas) {
      expect(verdict(replica)).toBe(told);
      expect(heldBy(replica)).toBe('RolledBack');
      expect(writes(replica)).toEqual([]);
      await replica.stop();
    }
  });

  it('gives way to a mended manifest', async () => {
    const vessel = await rolledBack({ fate: { exit: { code: 1, afterMs: 3000 } } });
    await vessel.aws.clock.advance(hour);
    deploy(vessel, { container: { image: 'public.ecr.aws/nginx/nginx:3' } });
    await vessel.aws.clock.advance(10 * minute);
    expect(await dayAfter(vessel)).toEqual({ verdict: 'Healthy', writes: [] });
    expect(heldBy(vessel)).toBe(undefined);
    expect(writes(vessel)).toEqual([...once, ...once]);
    await vessel.stop();
  });
});

describe('a rollout without a way back', () => {
  it('has failed, and stays so', async () => {
    const service = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } };
    const vessel = await underWay({ service });
    vessel.aws.simulator.world.fates.add({ image: next, fate: { exit: { code: 1, afterMs: 3000 } } });
    deploy(vessel, { service, container: { image: next } });
    await vessel.aws.clock.advance(hour);
    expect(await dayAfter(vessel)).toEqual({
      verdict: ended('the deployment of web:2 failed', 'tasks failed: app exit 1'),
      writes: [],
    });
    expect(writes(vessel)).toEqual(once);
    await vessel.stop();
  });
});

/** How many tasks have failed by the time that ECS gives up is left to chance: two start at a time, and the third is one too many. */
function ended(how: string, why: string): unknown {
  return expect.stringMatching(new RegExp(`^Degraded: ${how}: [34] ${why}$`));
}
