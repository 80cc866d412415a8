import { expect, it } from 'vitest';
import { type Deed, deedFor, type Situation } from '../../src/cli/sticky-comment.ts';

type Row = readonly [isThere: boolean, isSame: boolean, isNews: boolean, mode: Situation['mode'], deed: Deed];

it.each<Row>([
  [false, false, false, 'update', 'nothing'],
  [false, false, false, 'recreate', 'nothing'],
  [false, false, true, 'update', 'create'],
  [false, false, true, 'recreate', 'create'],
  [true, false, false, 'update', 'update'],
  [true, false, true, 'update', 'update'],
  [true, true, false, 'update', 'keep'],
  [true, true, true, 'update', 'keep'],
  [true, false, false, 'recreate', 'recreate'],
  [true, false, true, 'recreate', 'recreate'],
  [true, true, false, 'recreate', 'recreate'],
  [true, true, true, 'recreate', 'recreate'],
])('there: %s, the same: %s, news: %s, %s → %s', (isThere, isSame, isNews, mode, deed) => {
  expect(deedFor({ isThere, isSame, isNews, mode })).toBe(deed);
});
