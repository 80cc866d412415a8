import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../../../src/model/iam-policy.ts';
import { type Permit, permitsIn, withoutPermit } from './scene.ts';
import { scenes } from './scenes.ts';

const asItIs = (document: PolicyDocument) => document;

describe.each(scenes)('$title', ({ proves, play }) => {
  it('is possible under exactly the policy of its manifests', async () => {
    expect(await play({ edited: asItIs })).not.toMatch(/not authorized/);
  });

  it.each(proves)('is not possible without %s, and says so', async (permit) => {
    const [, action = ''] = permit.split(' ');
    const told = await play({ edited: withoutPermit(permit) });
    expect(told).toMatch(/not authorized/);
    expect(told).toContain(action);
  });
});

describe('a policy', () => {
  it('permits nothing that no scene needs', async () => {
    const given = new Set<Permit>();
    for (const { play } of scenes) {
      await play({
        edited(document) {
          for (const permit of permitsIn(document)) given.add(permit);
          return document;
        },
      });
    }
    const proven = new Set(scenes.flatMap(({ proves }) => proves));
    const unproven = [...given].filter((permit) => !proven.has(permit) && !permit.startsWith('Optional'));
    expect(unproven).toEqual([]);
  });
});
