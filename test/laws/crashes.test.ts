import { describe, expect, it } from 'vitest';
import { birthsAndDeaths } from '../support/call-history.ts';
import { dyingCarrier, sail } from '../support/voyage.ts';
import { atStart, setOut, type Voyage, voyages } from '../support/voyages.ts';
import { worldView } from '../support/world-view.ts';

async function arrive(voyage: Voyage, lastCall = Number.POSITIVE_INFINITY) {
  const aws = await atStart(voyage);
  const before = aws.calls.length;
  const { carrier, death } = dyingCarrier(aws.simulator, lastCall);
  const mortal = setOut(voyage, aws, carrier);
  await aws.clock.drive(Promise.race([death, sail(mortal, voyage.request)]));
  await sail(setOut(voyage, aws), voyage.request);
  const calls = aws.calls.slice(before);
  return { calls: calls.length, end: JSON.stringify([await worldView(aws), birthsAndDeaths(calls)]) };
}

describe('stopping after any call and starting again leads to the same world by the same creates and deletes', () => {
  for (const voyage of voyages) {
    it(voyage.title, { timeout: 60_000 }, async () => {
      const undisturbed = await arrive(voyage);
      const found: number[] = [];
      for (let lastCall = 0; lastCall < undisturbed.calls; lastCall++) {
        const { end } = await arrive(voyage, lastCall);
        if (end !== undisturbed.end) found.push(lastCall);
      }
      expect(found).toEqual([]);
    });
  }
});
