import { expect, test } from 'vitest';
import { rememberedSuspension } from '../../src/controller/remembered-suspension.ts';
import { brick, liveToy, toy } from '../support/toy-kinds.ts';
import { planToys, type Situation } from '../support/toy-plan.ts';

const before = { reason: 'before', all: true };
const found = { reason: 'found', all: true };

const manifests = [toy(brick, 'a'), toy(brick, 'b')];
const unmarked: Situation = { manifests, live: [['Brick/a', liveToy(brick, 'a')]] };
const tags = { ...liveToy(brick, 'a').tags, 'evenkeel:suspended': 'all until=resumed found' };
const marked: Situation = { manifests, live: [['Brick/a', liveToy(brick, 'a', { tags })]] };
const foreign: Situation = {
  ...unmarked,
  live: [['Brick/a', liveToy(brick, 'a', { tags: { ...tags, 'evenkeel:owner': 'other' } })]],
};
const unread: Situation = {
  ...unmarked,
  observations: { failures: new Map([['Brick/b', { reason: 'Throttled', message: 'slower' }]]) },
};

test.each<[string, Situation, boolean, object | undefined]>([
  ['a full look that finds a mark', marked, true, found],
  ['a narrow look that finds a mark', marked, false, found],
  ['a full look that finds our resources without a mark', unmarked, true, undefined],
  ['a narrow look that finds none', unmarked, false, before],
  ["a full look that finds somebody else's mark", foreign, true, undefined],
  ['a full look that could not see everything', unread, true, before],
  ['a full look at an AWS without resources of ours', { manifests }, true, undefined],
  ['a full look at nothing, since the source is broken', { whole: false }, true, before],
])('after %s, what is remembered is what it tells', (_what, situation, isFull, expected) => {
  expect(rememberedSuspension({ plan: planToys(situation), isFull, before })).toEqual(expected);
});
