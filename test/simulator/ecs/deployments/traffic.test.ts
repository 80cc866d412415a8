import { describe, expect, test } from 'vitest';
import { trafficSteps } from '../../../../src/simulator/ecs/deployments/lifecycle/traffic-steps.ts';
import { changes, deploymentWorld } from './deployment-world.ts';

describe('production traffic', () => {
  const rows: readonly [what: string, configuration: Parameters<typeof trafficSteps>[0], steps: number[]][] = [
    ['shifts at once with BLUE_GREEN', { strategy: 'BLUE_GREEN' }, [100]],
    ['shifts by 10 percent with LINEAR', { strategy: 'LINEAR' }, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]],
    ['ends with what is left', { strategy: 'LINEAR', linearConfiguration: { stepPercent: 40 } }, [40, 80, 100]],
    ['shifts in one step', { strategy: 'LINEAR', linearConfiguration: { stepPercent: 100 } }, [100]],
    ['shifts by 5 percent and then the rest with CANARY', { strategy: 'CANARY' }, [5, 100]],
    ['knows a canary of everything', { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 100 } }, [100]],
  ];
  for (const [what, configuration, steps] of rows) {
    test(what, () => {
      expect(trafficSteps(configuration).map(({ percent }) => percent)).toEqual(steps);
    });
  }

  const strategies = [
    [
      'LINEAR',
      { linearConfiguration: { stepPercent: 33.3, stepBakeTimeInMinutes: 3 } },
      [0, 33.3, 66.6, 99.9, 100],
      [100, 66.7, 33.4, 0.1, 0],
      3,
    ],
    [
      'CANARY',
      { canaryConfiguration: { canaryPercent: 0.5, canaryBakeTimeInMinutes: 4 } },
      [0, 0.5, 100],
      [100, 99.5, 0],
      4,
    ],
  ] as const;
  for (const [strategy, configuration, green, blue, minutes] of strategies) {
    test(`shifts with ${strategy} by steps that bake`, async () => {
      const { update, follow } = await deploymentWorld({ deploymentConfiguration: { strategy, ...configuration } });
      await update({ taskDefinition: 'app:2' });
      const seen = await follow(({ status }) => status === 'SUCCESSFUL');
      const shares = seen.map((each) => each.targetServiceRevision?.requestedProductionTrafficWeight);
      const rests = seen.map((each) => each.sourceServiceRevisions?.[0]?.requestedProductionTrafficWeight);
      expect(changes(shares)).toEqual(green);
      expect(changes(rests)).toEqual(blue);
      const lasted = green.slice(1, -1).map((share) => shares.filter((each) => each === share).length);
      for (const seconds of lasted) {
        expect(seconds).toBeGreaterThanOrEqual(minutes * 60);
        expect(seconds).toBeLessThanOrEqual(minutes * 60 + 12);
      }
      const last = seen.findIndex((each) => each.targetServiceRevision?.requestedProductionTrafficWeight === 100);
      expect(seen.length - last).toBeLessThan(60);
    });
  }

  test('goes back as a whole from the middle of its way', async () => {
    const { update, follow, stop } = await deploymentWorld({ deploymentConfiguration: { strategy: 'LINEAR' } });
    await update({ taskDefinition: 'app:2' });
    await follow(({ targetServiceRevision: green }) => green?.requestedProductionTrafficWeight === 30);
    await stop();
    const seen = await follow(({ status }) => status === 'ROLLBACK_SUCCESSFUL');
    expect(changes(seen.map((each) => each.targetServiceRevision?.requestedProductionTrafficWeight))).toEqual([30, 0]);
    expect(seen.length).toBeLessThan(60);
  });
});
