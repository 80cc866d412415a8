import type { PlacementStrategy } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { instanceWorld } from '../container-instances/instance-world.ts';

/** Two machines in zone a, one in zone b; how many of six tasks come to each. */
async function spread(placementStrategy: PlacementStrategy[]): Promise<number[]> {
  const { enlist, runOnEc2 } = await instanceWorld();
  const instances = [
    await enlist({ zone: 'eu-west-1a', cpu: 1024, memory: 8192 }),
    await enlist({ zone: 'eu-west-1a', cpu: 4096, memory: 4096 }),
    await enlist({ zone: 'eu-west-1b', cpu: 8192, memory: 8192 }),
  ];
  const { tasks = [] } = await runOnEc2({ count: 6, placementStrategy });
  expect(tasks).toHaveLength(6);
  return instances.map(
    (instance) => tasks.filter((task) => task.containerInstanceArn === instance.containerInstanceArn).length,
  );
}

const rows: readonly [what: string, strategy: PlacementStrategy[], counts: number[]][] = [
  ['spread over instances', [{ type: 'spread', field: 'instanceId' }], [2, 2, 2]],
  ['spread over hosts', [{ type: 'spread', field: 'host' }], [2, 2, 2]],
  ['binpack by cpu', [{ type: 'binpack', field: 'cpu' }], [4, 2, 0]],
  ['binpack by memory', [{ type: 'binpack', field: 'MEMORY' }], [0, 6, 0]],
  [
    'spread over zones, then binpack by cpu',
    [
      { type: 'spread', field: 'attribute:ecs.availability-zone' },
      { type: 'binpack', field: 'cpu' },
    ],
    [3, 0, 3],
  ],
  [
    'spread over zones, then over instances',
    [
      { type: 'spread', field: 'attribute:ecs.availability-zone' },
      { type: 'spread', field: 'instanceId' },
    ],
    [2, 1, 3],
  ],
];

describe('the placement strategy', () => {
  for (const [what, strategy, counts] of rows) {
    test(`${what} puts six tasks where it should`, async () => {
      const found = await spread(strategy);
      // Which of two equal instances in one zone comes first is left to chance.
      const sameZone = found.slice(0, 2).sort((left, right) => right - left);
      expect(what.endsWith('over instances') ? [...sameZone, found[2]] : found).toEqual(counts);
    });
  }

  test('random uses every instance in the long run', async () => {
    const { enlist, runOnEc2 } = await instanceWorld();
    await enlist();
    await enlist();
    const runs = await Promise.all([1, 2].map(() => runOnEc2({ count: 10, placementStrategy: [{ type: 'random' }] })));
    const used = runs.flatMap(({ tasks = [] }) => tasks.map(({ containerInstanceArn }) => containerInstanceArn));
    expect(new Set(used).size).toBe(2);
  });
});
