import { describe, expect, it } from 'vitest';
import { Drifts } from '../../src/controller/drifts.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import { brick, liveToy, toy } from '../support/toy-kinds.ts';
import { onlyStep, planToys } from '../support/toy-plan.ts';

const hour = 3_600_000;
const id = 'Brick/a';

function drifting() {
  const clock = new VirtualClock();
  return { clock, drifts: new Drifts(clock, seededRandom(1)) };
}

/** Milliseconds for which a resource is left alone after it was put back so many times in a row. */
async function patienceAfter(times: number): Promise<number> {
  const { clock, drifts } = drifting();
  for (let count = 0; count < times; count++) {
    await clock.advance(drifts.remainingMs(id) ?? 0);
    drifts.healed(id);
  }
  return drifts.remainingMs(id) ?? 0;
}

describe('what was put back', () => {
  it('is put back at once the first time', () => {
    const { drifts } = drifting();
    expect(drifts.remainingMs(id)).toBeUndefined();
    expect(drifts.contested.size).toBe(0);
    expect(drifts.countOf(id)).toBeUndefined();
  });

  it('is then left alone for longer and longer, up to an hour', async () => {
    const patience = await Promise.all([1, 3, 6, 20].map(patienceAfter));
    expect(patience.toSorted((left, right) => left - right)).toEqual(patience);
    expect(patience.at(-1)).toBeLessThanOrEqual(hour);
  });

  it('is counted, and says so while it is left alone', async () => {
    const { clock, drifts } = drifting();
    drifts.healed(id);
    await clock.advance(drifts.remainingMs(id) ?? 0);
    drifts.healed(id);
    expect(drifts.countOf(id)).toEqual({ count: 2, lastAt: new Date(clock.now()).toISOString() });
    expect(drifts.contested.get(id)).toEqual({
      reason: 'DriftContested',
      message: 'Brick/a was put back 2 times lately and was changed again',
    });
  });

  it('is settled when it has stayed put for hours', async () => {
    const { clock, drifts } = drifting();
    drifts.healed(id);
    await clock.advance(6 * hour);
    drifts.healed(id);
    expect(drifts.countOf(id)?.count).toBe(1);
  });

  it('is forgotten with a change of its manifest', () => {
    const { drifts } = drifting();
    const manifests = [toy(brick, 'a')];
    drifts.settle(onlyStep(planToys({ manifests, live: [[id, liveToy(brick, 'a')]], pass: { settled: new Map() } })));
    drifts.healed(id);
    expect(drifts.settled.has(id)).toBe(true);
    drifts.forget(id);
    expect([drifts.settled.has(id), drifts.countOf(id), drifts.remainingMs(id)]).toEqual([false, undefined, undefined]);
  });
});
