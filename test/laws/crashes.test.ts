import { describe, expect, it } from 'vitest';
import { birthsAndDeaths, isWrite } from '../support/call-history.ts';
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
  return { calls, end: JSON.stringify([await worldView(aws), birthsAndDeaths(calls)]) };
}

describe('stopping after any call and starting again leads to the same world by the same creates and deletes', () => {
  for (const voyage of voyages) {
    it(voyage.title, { timeout: 60_000 }, async () => {
      const undisturbed = await arrive(voyage);
      const found: string[] = [];
      for (const [index, call] of undisturbed.calls.entries()) {
        // A process that dies after a read leaves the world that one leaves which dies after the write before.
        if (index > 0 && !isWrite(call)) continue;
        const { end } = await arrive(voyage, index);
        if (end !== undisturbed.end) found.push(`${index} ${call.operation}`);
      }
      expect(found).toEqual([]);
    });
  }
});
