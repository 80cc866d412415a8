import { describe, expect, test } from 'vitest';
import { nextProvider } from '../../../../src/simulator/ecs/tasks/capacity.ts';

const rows: readonly [what: string, strategy: Parameters<typeof nextProvider>[0], order: string][] = [
  ['one provider takes all', [{ capacityProvider: 'A', weight: 1 }], 'AAAA'],
  [
    'equal weights alternate',
    [
      { capacityProvider: 'A', weight: 1 },
      { capacityProvider: 'B', weight: 1 },
    ],
    'ABAB',
  ],
  [
    'weights are shares',
    [
      { capacityProvider: 'A', weight: 1 },
      { capacityProvider: 'B', weight: 3 },
    ],
    'ABBBABBB',
  ],
  [
    'the base comes first',
    [
      { capacityProvider: 'A', weight: 1 },
      { capacityProvider: 'B', base: 2, weight: 1 },
    ],
    'BBABAB',
  ],
  [
    'a weight of 0 takes its base and no more',
    [
      { capacityProvider: 'A', base: 1, weight: 0 },
      { capacityProvider: 'B', weight: 1 },
    ],
    'ABBB',
  ],
];

describe('a capacity provider strategy', () => {
  for (const [what, strategy, order] of rows) {
    test(what, () => {
      const started: (string | undefined)[] = [];
      while (started.length < order.length) started.push(nextProvider(strategy, started));
      expect(started.join('')).toBe(order);
    });
  }

  test('of nothing chooses nothing', () => {
    expect(nextProvider([], [])).toBeUndefined();
  });
});
