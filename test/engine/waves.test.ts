import { describe, expect, it } from 'vitest';
import { wavesOf } from '../../src/engine/waves.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import { brick, tower, toy } from '../support/toy-kinds.ts';
import { planToys } from '../support/toy-plan.ts';

function ids(manifests: readonly Manifest[]): string[][] {
  return wavesOf(planToys({ manifests })).map((wave) => wave.map(({ change }) => change.id));
}

describe('waves', () => {
  it('are one when nobody asks for more', () => {
    expect(ids([toy(brick, 'a'), toy(brick, 'b')])).toEqual([['Brick/a', 'Brick/b']]);
  });

  it('come in the order of their numbers, with 0 for those that say nothing', () => {
    const manifests = [
      toy(brick, 'a', { policy: { wave: 10 } }),
      toy(brick, 'b'),
      toy(brick, 'c', { policy: { wave: -1 } }),
    ];
    expect(ids(manifests)).toEqual([['Brick/c'], ['Brick/b'], ['Brick/a']]);
  });

  it('do not put anything before what it refers to', () => {
    const manifests = [
      toy(brick, 'late', { policy: { wave: 2 } }),
      toy(tower, 'early', { spec: { base: 'ref:Brick/late' }, policy: { wave: -5 } }),
      toy(tower, 'upper', { spec: { steps: ['ref:Tower/early'] } }),
    ];
    expect(ids(manifests)).toEqual([['Brick/late', 'Tower/early', 'Tower/upper']]);
  });
});
