import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryFleet } from '../support/arbitrary-fleet.ts';
import { buildByHand } from '../support/built-by-hand.ts';
import { besidesAdoption, importFrom } from '../support/imported.ts';
import { simulatedAws } from '../support/simulated-aws.ts';
import { changesOf } from '../support/voyage.ts';

it('whatever people have built, its import is adopted without a change, and a second import says the same', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryFleet, async (fleet) => {
      const aws = simulatedAws({ limits: false });
      await buildByHand(aws, fleet);
      const { found, vessel } = await importFrom(aws, 'Cluster', 'demo');
      expect(found).toMatchObject({ leftOut: [], plain: [], absent: [] });
      const { plan } = await vessel.drive(vessel.runtime.plan());
      expect(besidesAdoption(plan.steps)).toEqual([]);
      await vessel.drive(vessel.runtime.pass());
      expect(changesOf(await vessel.drive(vessel.runtime.plan()))).toEqual([]);
      const { found: again } = await importFrom(aws, 'Cluster', 'demo');
      expect(JSON.stringify(again)).toBe(JSON.stringify(found));
    }),
    { numRuns: 40 },
  );
});
