import { describe, expect, it } from 'vitest';
import { rowsFor } from '../../../src/engine/iam/grants.ts';
import type { PolicyDocument } from '../../../src/model/iam-policy.ts';
import type { Occasion, Permission } from '../../../src/model/permission.ts';
import { registry } from '../../support/ship.ts';
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

const all: readonly { readonly permissions: readonly Permission[] }[] = [registry, ...registry.kinds.values()];
const applied: readonly Occasion[] = ['plan', 'left', 'apply', 'replace', 'prune'];

describe('the rows', () => {
  it('that apply needs are all proven needed', () => {
    const rows = all.flatMap((table) => applied.flatMap((occasion) => rowsFor(table, occasion)));
    const wanted = rows.flatMap(({ sid, actions }) => actions.map((action): Permit => `${sid} ${action}`));
    const proven = new Set(scenes.flatMap(({ proves }) => proves));
    expect(wanted.filter((permit) => !proven.has(permit) && !permit.startsWith('Optional'))).toEqual([]);
  });

  it('of one statement have the same condition keys', () => {
    const keys = new Map<string, Set<string>>();
    for (const { sid, conditions = {} } of all.flatMap(({ permissions }) => permissions)) {
      const signature = JSON.stringify(
        Object.entries(conditions).map(([operator, block]) => [operator, Object.keys(block)]),
      );
      keys.set(sid, new Set([...(keys.get(sid) ?? []), signature]));
    }
    expect([...keys].filter(([, signatures]) => signatures.size > 1)).toEqual([]);
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
