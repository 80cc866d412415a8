import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FaultEffect } from '../../src/simulator/faults.ts';
import { birthsAndDeaths, injectedCode, isWrite } from '../support/call-history.ts';
import { violations as wrongs } from '../support/invariants.ts';
import { sail } from '../support/voyage.ts';
import { atStart, setOut, type Voyage, voyages } from '../support/voyages.ts';
import { worldView } from '../support/world-view.ts';

/** What may happen to any call, and what makes sense for writes only: the call takes place and nobody hears of it. */
const onAnyCall: readonly FaultEffect[] = [
  { kind: 'throttle' },
  { kind: 'error', code: injectedCode, status: 500 },
  { kind: 'reset' },
  { kind: 'html' },
];
const onWrites: readonly FaultEffect[] = [
  { kind: 'error-after', code: injectedCode, status: 500 },
  { kind: 'reset-after' },
  { kind: 'truncate-after' },
];

interface Arrival {
  readonly world: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly operations: readonly string[];
}

async function arrive(voyage: Voyage, ...faults: readonly { skip: number; effect: FaultEffect }[]): Promise<Arrival> {
  const aws = await atStart(voyage);
  const before = aws.calls.length;
  const mends = faults.map((fault) => aws.simulator.faults.add({ ...fault, times: 1 }));
  const vessel = setOut(voyage, aws);
  await sail(vessel, voyage.request);
  const calls = aws.calls.slice(before);
  for (const mend of mends) mend();
  return {
    world: [...(await worldView(aws)), ...wrongs(vessel)],
    counts: birthsAndDeaths(calls),
    operations: calls.map(({ operation }) => operation),
  };
}

/** One effect in turn on each call of a first pass, on some later reads, and on every write; a write also gets one that hides it. */
function effectsFor(operation: string, index: number): FaultEffect[] {
  const turn = (effects: readonly FaultEffect[]) => effects.slice(index % effects.length, (index % effects.length) + 1);
  if (isWrite({ operation })) return [...turn(onAnyCall), ...turn(onWrites)];
  return index < 8 || index % 5 === 0 ? turn(onAnyCall) : [];
}

async function violations(voyage: Voyage, effects: typeof effectsFor): Promise<string[]> {
  const { operations, ...undisturbed } = await arrive(voyage);
  const lastWrite = operations.findLastIndex((operation) => isWrite({ operation }));
  const found: string[] = [];
  for (const [skip, operation] of operations.slice(0, lastWrite + 1).entries()) {
    for (const effect of effects(operation, skip)) {
      const { operations: _, ...disturbed } = await arrive(voyage, { skip, effect }).catch(lost);
      if (JSON.stringify(disturbed) === JSON.stringify(undisturbed)) continue;
      found.push(`${effect.kind} at call ${skip} (${operation}): ${difference(undisturbed, disturbed)}`);
    }
  }
  return found;
}

function lost(error: unknown): Arrival {
  return { world: [String(error)], counts: {}, operations: [] };
}

function difference(expected: Omit<Arrival, 'operations'>, found: Omit<Arrival, 'operations'>): string {
  const missing = expected.world.filter((text) => !found.world.includes(text));
  const added = found.world.filter((text) => !expected.world.includes(text));
  return JSON.stringify({ missing, added, counts: found.counts });
}

describe('a fault at any call leads to the same world by the same creates and deletes as no fault', () => {
  for (const voyage of voyages) {
    it(voyage.title, { timeout: 60_000 }, async () => {
      expect(await violations(voyage, effectsFor)).toEqual([]);
    });
  }

  it('changing everything, with several faults at once', { timeout: 60_000 }, async () => {
    const changing = voyages.find(({ title }) => title === 'changing everything') ?? { title: '', to: {} };
    const { operations: _operations, ...undisturbed } = await arrive(changing);
    const fault = fc.record({ skip: fc.nat(40), effect: fc.constantFrom(...onAnyCall, ...onWrites) });
    const plans = fc.array(fault, { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(plans, async (faults) => {
        const { operations: _, ...disturbed } = await arrive(changing, ...faults);
        expect(disturbed).toEqual(undisturbed);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  });

  const [creating] = voyages;
  it.runIf(creating)('creating everything, with every fault on every write', { timeout: 60_000 }, async () => {
    const everyOne = (operation: string) => (isWrite({ operation }) ? [...onAnyCall, ...onWrites] : []);
    expect(creating && (await violations(creating, everyOne))).toEqual([]);
  });
});
