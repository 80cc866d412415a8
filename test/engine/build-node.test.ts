import { describe, expect, it } from 'vitest';
import { link } from '../../src/engine/link.ts';
import type { Manifest } from '../../src/model/manifest.ts';
import type { Pass } from '../../src/model/pass.ts';
import { brick, tower, toy, toyPass } from '../support/toy-kinds.ts';

const leaning = toy(tower, 't', { spec: { base: 'ref:Brick/b' } });
const place = { account: '444455556666', region: 'moon', partition: 'aws' };

function desiredTower(others: readonly Manifest[], changes: Partial<Pass> = {}, manifest = leaning) {
  const rejected = { problems: [], ids: new Set<never>(), whole: true, revision: 'r' };
  return link({ desired: [manifest, ...others], rejected }, { ...toyPass, ...changes }).nodes.get('Tower/t')?.desired;
}

describe('what is wanted of a resource', () => {
  const bricks = [toy(brick, 'b')];

  it('is the same at the next look while nothing that it is made of changes', () => {
    const first = desiredTower(bricks);
    expect(first).toBeDefined();
    expect(desiredTower([...bricks, toy(brick, 'another')])).toBe(first);
  });

  const rows: readonly [string, () => ReturnType<typeof desiredTower>, string][] = [
    [
      'its reference stands for something else',
      () => desiredTower([toy(brick, 'b', { spec: { name: 'new' } })]),
      'brick/new',
    ],
    ['the instance has another name', () => desiredTower(bricks, { owner: 'heir' }), 'heir'],
    ['the account is another', () => desiredTower(bricks, { place }), 'brick/b'],
    [
      'its manifest says so',
      () => desiredTower(bricks, {}, toy(tower, 't', { spec: { base: 'ref:Brick/b', size: 9 } })),
      '"size":9',
    ],
  ];
  for (const [title, next, told] of rows) {
    it(`is made anew when ${title}`, () => {
      const first = desiredTower(bricks);
      const desired = next();
      expect(desired).not.toBe(first);
      expect(JSON.stringify([desired?.spec, desired?.tags])).toContain(told);
    });
  }
});
