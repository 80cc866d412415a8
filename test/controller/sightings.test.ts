import { describe, expect, it } from 'vitest';
import { Sightings } from '../../src/controller/sightings.ts';
import { type Report, report } from '../../src/engine/report.ts';
import { FailureError } from '../../src/model/failure.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { Indexed } from '../../src/model/provider.ts';
import { brick, liveToy, toy } from '../support/toy-kinds.ts';
import { planToys, type Situation } from '../support/toy-plan.ts';

const live = liveToy(brick, 'a');
const arn = 'arn:aws:toys:moon:111122223333:brick/a';
const indexed: readonly Indexed[] = [{ arn, tags: {} }];

/** A pass over `Brick/a` as it is on AWS. */
function passOf(situation: Situation, outcome: Omit<Outcome, 'id'> = { result: 'unchanged' }): Report {
  const plan = planToys(situation);
  const seen = { live: new Map(situation.live), indexed };
  return { ...report(plan, [{ id: 'Brick/a', ...outcome }], 0), seen };
}

const manifests = [toy(brick, 'a', { spec: { size: 7 } })];
const quiet: Situation = { manifests, live: [['Brick/a', live]] };

function sightings(...passes: [Report, boolean][]) {
  const seen = new Sightings();
  for (const [each, isFull] of passes) seen.note(each, isFull);
  return seen.recollection;
}

describe('what passes have seen', () => {
  it('is of use once everything has been seen', () => {
    expect(sightings([passOf(quiet), false])).toBeUndefined();
    const known = sightings([passOf(quiet), true]);
    expect(known?.live.get('Brick/a')).toBe(live);
    expect(known?.indexed).toEqual(indexed);
  });

  it('is of no use when the index did not show everything', () => {
    const failure = new FailureError('Throttled', 'slower').failure;
    const blind = passOf({ ...quiet, observations: { unseen: failure } });
    expect(sightings([passOf(quiet), true], [blind, true])).toBeUndefined();
  });

  it('is replaced by a pass over everything, and completed by others', () => {
    const other = { ...passOf({}), seen: { live: new Map([['Brick/b' as const, live]]), indexed: [] } };
    const narrow = sightings([passOf(quiet), true], [other, false]);
    expect([...(narrow?.live.keys() ?? [])]).toEqual(['Brick/a', 'Brick/b']);
    const full = sightings([passOf(quiet), true], [other, true]);
    expect([...(full?.live.keys() ?? [])]).toEqual(['Brick/b']);
    expect(full?.indexed).toEqual([]);
  });

  it('is what AWS answered that it made', () => {
    const attributes = { arn, name: 'a' };
    const known = sightings([passOf({ manifests }, { result: 'applied', attributes }), true]);
    expect(known?.live.get('Brick/a')).toMatchObject({ key: 'a', attributes, spec: { size: 7 } });
  });

  it('is forgotten of what failed, since it may have happened, and of what has gone', () => {
    const failed = passOf(quiet, { result: 'failed', failure: { reason: 'ServerError', message: 'no answer' } });
    expect(sightings([passOf(quiet), true], [failed, false])?.live.size).toBe(0);
    expect(sightings([passOf(quiet), true], [passOf({ manifests }), false])?.live.size).toBe(0);
  });
});
