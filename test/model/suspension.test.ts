import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ownershipTags } from '../../src/model/ownership.ts';
import {
  longestOf,
  readSuspension,
  type Suspension,
  suspensionAt,
  suspensionTag,
  suspensionText,
} from '../../src/model/suspension.ts';

const until = '2026-11-20T14:00:00Z';
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u;

function read(value: string): Suspension | undefined {
  return readSuspension({ [ownershipTags.suspended]: value });
}

test.each<[Suspension, string]>([
  [{ until, reason: 'incident 42', all: false }, 'until=2026-11-20T14:00:00Z incident 42'],
  [{ until, reason: 'incident 42', all: true }, 'all until=2026-11-20T14:00:00Z incident 42'],
  [{ reason: 'incident 42', all: false }, 'until=resumed incident 42'],
  [{ reason: 'all until=2026-01-01T00:00:00Z', all: false }, 'until=resumed all until=2026-01-01T00:00:00Z'],
  [{ reason: '', all: true }, 'all until=resumed'],
])('%j is the tag %j, and is read from it', (suspension, value) => {
  expect(suspensionTag(suspension)).toBe(value);
  expect(read(value)).toEqual(suspension);
});

describe('a reason', () => {
  it.each([
    ["don't deploy!", 'don-t deploy-'],
    ['two\nlines,\ttabbed', 'two lines- tabbed'],
    ['  much   space ', 'much space'],
    ['Wartung für Büro', 'Wartung für Büro'],
    ['cafe\u0301', 'café'],
  ])('%j is kept as %j', (reason, kept) => {
    expect(read(suspensionTag({ reason, all: false }))?.reason).toBe(kept);
  });

  it('that is too long ends in dots', () => {
    const value = suspensionTag({ until, reason: 'x'.repeat(300), all: true });
    expect(value).toHaveLength(256);
    expect(value).toMatch(/x\.\.\.$/);
  });

  it('of any text fits into a tag, and says the same when it is written again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.boolean(), (reason, all) => {
        const value = suspensionTag({ until, reason, all });
        expect(value).toMatch(allowed);
        const again = read(value);
        expect(again).toMatchObject({ until, all });
        expect(again && suspensionTag(again)).toBe(value);
      }),
    );
  });
});

test.each(['true', '', 'all', 'all incident', 'until=tomorrow', 'until=2026-99-99T00:00:00Z x', 'until=2026-11-20'])(
  'the value %j, which cannot be read, suspends until it is removed, with itself as the reason',
  (value) => {
    expect(read(value)).toEqual({ reason: value, all: false });
  },
);

test('no tag is no suspension', () => {
  expect(readSuspension({ 'evenkeel:owner': 'me' })).toBeUndefined();
});

test.each([
  [-1, true],
  [0, false],
  [1, false],
])('%i ms after its time it counts: %s', (laterMs, counts) => {
  const tags = { [ownershipTags.suspended]: `until=${until} x` };
  expect(suspensionAt(tags, Date.parse(until) + laterMs) !== undefined).toBe(counts);
});

test('the longest of several is the one that ends last, or not at all', () => {
  const [short, long, endless] = [{ until }, { until: '2026-11-21T00:00:00Z' }, {}].map((end) => ({
    ...end,
    reason: '',
    all: true,
  })) as [Suspension, Suspension, Suspension];
  expect(longestOf([short, long, short])).toBe(long);
  expect(longestOf([long, endless, short])).toBe(endless);
  expect(longestOf([])).toBeUndefined();
});

test.each([
  [{ until, reason: 'why', all: false }, 'suspended until 2026-11-20T14:00:00Z: why'],
  [{ reason: '', all: true }, 'suspended until resumed'],
])('%j reads %j', (suspension, text) => {
  expect(suspensionText(suspension)).toBe(text);
});
