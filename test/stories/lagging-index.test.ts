import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/lib/json.ts';
import { birthsAndDeaths, isWrite } from '../support/call-history.ts';
import { violations } from '../support/invariants.ts';
import { manifest, smallFleet, taskDefinitionSpec } from '../support/manifests.ts';
import { type Ship, ship } from '../support/ship.ts';
import { type SimulatedAws, simulatedAws } from '../support/simulated-aws.ts';
import { changesOf, sail } from '../support/voyage.ts';

const minute = 60_000;
const indexLagMs = 10 * minute;

function definition(container: JsonObject, more: JsonObject = {}): Record<string, string> {
  return { 'task-definition.yaml': manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec(container, more) }) };
}

async function passedBy(files: Record<string, string>, aws: SimulatedAws): Promise<Ship> {
  const vessel = ship(files, { aws });
  await vessel.drive(vessel.runtime.pass());
  return vessel;
}

describe('while the tag index lags by minutes', () => {
  it('a fleet is created once, however often evenkeel is restarted', async () => {
    const aws = simulatedAws({ indexLagMs });
    for (let starts = 0; starts < 6; starts++) {
      const vessel = await passedBy(smallFleet(), aws);
      expect(violations(vessel)).toEqual([]);
      await aws.clock.advance(minute);
    }
    expect(Object.values(birthsAndDeaths(aws.calls))).toEqual([1, 1, 1, 1, 1]);
  });

  it('a revision is registered once for each change, and once more for none', async () => {
    const aws = simulatedAws({ indexLagMs });
    for (const image of ['nginx:1', 'nginx:2', 'nginx:3', 'nginx:2', 'nginx:3']) {
      for (let starts = 0; starts < 2; starts++) await passedBy(definition({ image }), aws);
      await aws.clock.advance(minute);
    }
    expect(birthsAndDeaths(aws.calls)).toEqual({ 'RegisterTaskDefinition web': 3 });
  });

  it('a second pass writes nothing, not even tags that the index does not show yet', async () => {
    const aws = simulatedAws({ indexLagMs });
    const tagged = (value: string) => definition({}, { tags: [{ key: 'team', value }] });
    await passedBy(tagged('blue'), aws);
    await aws.clock.advance(indexLagMs + minute);
    const vessel = await passedBy(tagged('red'), aws);
    const before = aws.calls.length;
    for (let minutes = 0; minutes < 5; minutes++) {
      await vessel.drive(vessel.runtime.pass());
      await passedBy(tagged('red'), aws);
      await aws.clock.advance(minute);
    }
    expect(aws.calls.slice(before).filter(isWrite)).toEqual([]);
  });

  it('what has just been pruned is not pruned again', async () => {
    const aws = simulatedAws({ indexLagMs });
    const vessel = ship(smallFleet(), { aws });
    await sail(vessel);
    await aws.clock.advance(indexLagMs);
    vessel.source.files = definition({});
    await sail(vessel, { prune: true });
    const deletions = birthsAndDeaths(aws.calls);
    await aws.clock.advance(minute);
    expect(changesOf(await vessel.drive(vessel.runtime.pass({ prune: true })))).toEqual([]);
    expect(birthsAndDeaths(aws.calls)).toEqual(deletions);
    expect(violations(vessel)).toEqual([]);
  });
});

describe('a lost answer to a registration', () => {
  for (const kind of ['reset-after', 'truncate-after'] as const) {
    it(`(${kind}) does not lead to a second one, neither here nor after a restart`, async () => {
      for (const restarts of [false, true]) {
        const aws = simulatedAws({ indexLagMs });
        const vessel = ship(smallFleet(), { aws });
        aws.simulator.faults.add({ operation: 'RegisterTaskDefinition', times: 1, effect: { kind } });
        await vessel.drive(vessel.runtime.pass());
        await sail(restarts ? ship(smallFleet(), { aws }) : vessel);
        expect(birthsAndDeaths(aws.calls)).toMatchObject({ 'RegisterTaskDefinition web': 1 });
      }
    });
  }
});
