import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { planHash } from '../../src/model/plan-hash.ts';
import { type ControlledShip, controlledShip } from '../support/controlled-ship.ts';
import { smallFleet } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';

const minute = 60_000;
const merged = smallFleet({ container: { image: 'public.ecr.aws/nginx/nginx:2' } });

async function settled(): Promise<ControlledShip> {
  const vessel = controlledShip(smallFleet());
  await vessel.aws.clock.until(() => vessel.controller.board.lastPassAt !== undefined);
  await vessel.aws.clock.advance(15 * minute);
  vessel.events.length = 0;
  return vessel;
}

/** The hash of the plan that a pull request shows. */
async function reviewed({ aws }: ControlledShip): Promise<string> {
  const { plan } = await ship(merged, { aws }).runtime.plan();
  return planHash(plan.steps);
}

async function carriedOut(vessel: ControlledShip): Promise<string[]> {
  vessel.source.files = merged;
  vessel.hint();
  await vessel.aws.clock.advance(5 * minute);
  const hashes = vessel.events.flatMap((event) => (event.type === 'PlanMade' ? [event.hash] : []));
  await vessel.stop();
  return hashes;
}

describe('after the merge', () => {
  it('the controller names the plan that was reviewed, once', async () => {
    const vessel = await settled();
    const hash = await vessel.aws.clock.drive(reviewed(vessel));
    expect(await carriedOut(vessel)).toEqual([hash]);
  });

  it('the controller names another plan when AWS is not as it was then', async () => {
    const vessel = await settled();
    const hash = await vessel.aws.clock.drive(reviewed(vessel));
    await vessel.aws.ecs.send(
      new UpdateServiceCommand({ cluster: 'demo', service: 'web', enableExecuteCommand: true }),
    );
    const [first] = await carriedOut(vessel);
    expect(first).toBeDefined();
    expect(first).not.toBe(hash);
  });
});
