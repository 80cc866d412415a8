import { describe, expect, it } from 'vitest';
import { groupBy } from '../../../src/lib/group-by.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { ControlledShip } from '../../support/controlled-ship.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from '../../support/manifests.ts';
import { breaker, firstPass, minute, next, patientShip, writes } from '../../support/rollout.ts';

const services = 100;

/** So many services with a task definition each, all in one cluster. */
function many(deploymentConfiguration: JsonObject, container: JsonObject = {}): Record<string, string> {
  const each = Array.from({ length: services }, (_, index) => [
    [`td-${index}.yaml`, manifest('TaskDefinition', `web-${index}`, { spec: taskDefinitionSpec(container) })],
    [
      `service-${index}.yaml`,
      manifest('Service', `web-${index}`, {
        spec: serviceSpec({ taskDefinition: `ref:TaskDefinition/web-${index}`, deploymentConfiguration }),
      }),
    ],
  ]);
  return { 'cluster.yaml': manifest('Cluster', 'demo'), ...Object.fromEntries(each.flat()) };
}

interface Look {
  readonly resources: number;
  readonly calls: number;
}

/** The looks that only followed what is under way. */
function follows({ events }: ControlledShip): Look[] {
  return events.flatMap((event, index) => {
    if (event.type !== 'PassStarted' || event.because !== 'follow-up') return [];
    const end = events.slice(index).find((later) => later.type === 'PassFinished');
    return end?.type === 'PassFinished' ? [{ resources: event.scope.length, calls: end.calls }] : [];
  });
}

const strategies: readonly [string, JsonObject][] = [
  ['one after the other', breaker],
  ['blue and green', { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 }],
];

describe('a hundred services that roll at once', () => {
  it.each(strategies)(
    '%s, are followed with two calls for ten of them, and never deployed twice',
    {
      timeout: 60_000,
    },
    async (_, configuration) => {
      const vessel = patientShip(many(configuration));
      await firstPass(vessel);
      await vessel.aws.clock.advance(20 * minute);
      vessel.events.length = 0;
      vessel.aws.calls.length = 0;
      vessel.source.files = many(configuration, { image: next });
      vessel.write('cluster.yaml', manifest('Cluster', 'demo'));
      await vessel.aws.clock.advance(20 * minute);
      const looks = follows(vessel);
      expect(looks.length).toBeGreaterThan(10);
      expect(looks.filter(({ resources, calls }) => calls > 2 * Math.ceil(resources / 10))).toEqual([]);
      expect(Math.max(...looks.map(({ calls }) => calls))).toBeLessThanOrEqual(2 * (services / 10));
      expect(countsOf(writes(vessel))).toEqual({ RegisterTaskDefinition: services, UpdateService: services });
      expect(vessel.controller.board.entries.filter(({ status }) => status.health.status !== 'Healthy')).toEqual([]);
      await vessel.stop();
    },
  );
});

function countsOf(names: readonly string[]): Record<string, number> {
  return Object.fromEntries([...groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
}
