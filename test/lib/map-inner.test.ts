import { expect, it } from 'vitest';
import type { Json } from '../../src/lib/json.ts';
import { mapInner } from '../../src/lib/map-inner.ts';

const doubled = (inner: Json) => (typeof inner === 'number' ? inner * 2 : inner);

const rows: readonly [string, Json, Json][] = [
  ['members', { a: 1, b: 'x' }, { a: 2, b: 'x' }],
  ['elements', [1, 'x'], [2, 'x']],
  ['nothing of a scalar', 1, 1],
];
for (const [title, value, expected] of rows) {
  it(`replaces ${title}`, () => {
    expect(mapInner(value, doubled)).toEqual(expected);
  });
}

it('tells which member or element it asks about', () => {
  const steps: (string | number)[] = [];
  const note = (inner: Json, step: string | number) => {
    steps.push(step);
    return inner;
  };
  mapInner({ a: 1, b: 2 }, note);
  mapInner(['x', 'y'], note);
  expect(steps).toEqual(['a', 'b', 0, 1]);
});

it('leaves absent members alone', () => {
  expect(Object.entries(mapInner({ a: undefined, b: 1 }, doubled) as object)).toEqual([
    ['a', undefined],
    ['b', 2],
  ]);
});

it('gives the value itself when nothing changes, and never changes it', () => {
  const object = { a: 'x' };
  const list = ['x'];
  expect(mapInner(object, doubled)).toBe(object);
  expect(mapInner(list, doubled)).toBe(list);
  const original = { a: 1 };
  mapInner(original, doubled);
  expect(original).toEqual({ a: 1 });
});
