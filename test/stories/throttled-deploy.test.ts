import { describe, expect, it } from 'vitest';
import type { Fault } from '../../src/simulator/faults.ts';
import { birthsAndDeaths, isWrite } from '../support/call-history.ts';
import { controlledShip } from '../support/controlled-ship.ts';
import { violations } from '../support/invariants.ts';
import { manifest, smallFleet, taskDefinitionSpec } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';
import { changesOf, sail } from '../support/voyage.ts';

const minute = 60_000;
const throttle = { kind: 'throttle' } as const;

const bursts: readonly [string, Fault][] = [
  ['every call', { effect: throttle, times: 6 }],
  ['looking for what carries our tag', { service: 'tagging', effect: throttle, times: 6 }],
  ['registering', { operation: 'RegisterTaskDefinition', effect: throttle, times: 5 }],
  ['creating the service', { operation: 'CreateService', effect: throttle, times: 5 }],
];

describe('a throttled deploy', () => {
  for (const [title, fault] of bursts) {
    it(`recovers within one pass when AWS throttles ${title} for a while`, async () => {
      const vessel = ship(smallFleet());
      vessel.aws.simulator.faults.add(fault);
      const { outcomes } = await vessel.drive(vessel.runtime.pass());
      expect([...outcomes.values()].map(({ result }) => result)).toEqual(Array.from({ length: 5 }, () => 'applied'));
      expect(changesOf(await vessel.drive(vessel.runtime.plan()))).toEqual([]);
      expect(birthsAndDeaths(vessel.aws.calls)).toMatchObject({
        'CreateService web': 1,
        'RegisterTaskDefinition web': 1,
      });
      expect(violations(vessel)).toEqual([]);
    });
  }

  it('slows down, says so, and recovers when AWS throttles for an hour', async () => {
    const vessel = controlledShip(smallFleet());
    const mend = vessel.aws.simulator.faults.add({ operation: 'CreateService', effect: throttle });
    await vessel.aws.clock.advance(60 * minute);
    const attempts = vessel.aws.calls.filter(({ operation }) => operation === 'CreateService').length;
    expect(attempts).toBeGreaterThan(8);
    expect(attempts).toBeLessThan(200);
    expect(vessel.events.some((event) => event.type === 'Throttled' && event.share < 1)).toBe(true);
    expect(vessel.controller.board.entry('Service/web')?.status.sync).toBe('OutOfSync');
    mend();
    await vessel.aws.clock.advance(30 * minute);
    expect(vessel.controller.board.entry('Service/web')?.status).toMatchObject({
      sync: 'Synced',
      health: { status: 'Healthy' },
    });
    expect(violations(vessel)).toEqual([]);
    await vessel.stop();
  });

  it('keeps nothing else waiting', async () => {
    const vessel = ship({
      ...smallFleet(),
      'other.yaml': manifest('TaskDefinition', 'other', { spec: taskDefinitionSpec() }),
    });
    vessel.aws.simulator.faults.add({ service: 'ecr', effect: throttle });
    const { outcomes } = await vessel.drive(vessel.runtime.pass());
    const late = [...outcomes.values()].filter(({ result }) => result !== 'applied');
    expect(late.map(({ id }) => id)).toEqual(['Repository/web']);
  });
});

describe('an outage of AWS', () => {
  const outages: readonly [string, Fault['effect']][] = [
    ['server errors', { kind: 'error', code: 'ServerException', status: 500 }],
    ['pages of HTML', { kind: 'html' }],
    ['broken connections', { kind: 'reset' }],
  ];
  for (const [title, effect] of outages) {
    it(`of ${title} leads to no write, and to nothing afterwards when nothing changed`, async () => {
      const vessel = controlledShip(smallFleet());
      await vessel.aws.clock.until(() => vessel.controller.board.lastPassAt !== undefined);
      await vessel.aws.clock.advance(10 * minute);
      const before = vessel.aws.calls.length;
      const mend = vessel.aws.simulator.faults.add({ effect });
      await vessel.aws.clock.advance(30 * minute);
      expect(vessel.controller.board.notReady).toBeDefined();
      mend();
      await vessel.aws.clock.advance(30 * minute);
      expect(vessel.aws.calls.slice(before).filter(isWrite)).toEqual([]);
      expect(vessel.controller.board.notReady).toBeUndefined();
      await vessel.stop();
    });
  }

  it('in the middle of a deploy is followed by the rest of it', async () => {
    const vessel = ship(smallFleet());
    vessel.aws.simulator.faults.add({ skip: 8, times: 40, effect: { kind: 'reset' } });
    await sail(vessel);
    expect(birthsAndDeaths(vessel.aws.calls)).toEqual({
      'CreateCluster demo': 1,
      'CreateLogGroup /demo/web': 1,
      'CreateRepository demo/web': 1,
      'CreateService web': 1,
      'RegisterTaskDefinition web': 1,
    });
    expect(violations(vessel)).toEqual([]);
  });
});
