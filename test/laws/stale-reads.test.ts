import { describe, expect, it } from 'vitest';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import { staleCarrier } from '../support/stale-carrier.ts';
import { sail } from '../support/voyage.ts';
import { atStart, setOut, type Voyage, voyages } from '../support/voyages.ts';
import { worldView } from '../support/world-view.ts';

async function arrive(voyage: Voyage, lagMs: number) {
  const aws = await atStart(voyage);
  const before = aws.calls.length;
  const vessel = setOut(voyage, aws, staleCarrier(requestHandler(aws.simulator), aws.clock, lagMs));
  for (let looks = 0; looks < 12; looks++) {
    await vessel.drive(vessel.runtime.pass(voyage.request));
    await aws.clock.advance(5_000);
  }
  await sail(setOut(voyage, aws), voyage.request);
  const registrations = aws.calls
    .slice(before)
    .filter(({ operation }) => operation === 'RegisterTaskDefinition').length;
  const refused = aws.calls
    .slice(before)
    .filter(({ operation, error }) => operation === 'CreateService' && error).length;
  return { world: await worldView(aws), registrations, refused };
}

/** What is asked for again meanwhile is answered as before; only registering is not, and a world shows what happened twice. */
describe('reads that lag by twenty seconds lead to the same world as reads that do not', () => {
  for (const voyage of voyages) {
    it(voyage.title, async () => {
      expect(await arrive(voyage, 20_000)).toEqual(await arrive(voyage, 0));
    });
  }
});
