import { expect, test } from 'vitest';
import { nearest } from '../../src/lib/nearest.ts';

const fields = ['desiredCount', 'taskDefinition', 'launchType', 'cluster'];

test.each([
  ['desiredCuont', 'desiredCount'],
  ['DESIREDCOUNT', 'desiredCount'],
  ['taskDef', undefined],
  ['clutser', 'cluster'],
  ['cluster', 'cluster'],
  ['wholly different', undefined],
])('"%s" most likely means %s', (word, expected) => {
  expect(nearest(word, fields)).toBe(expected);
});

test('of two that are equally near the first is taken', () => {
  expect(nearest('ab', ['aa', 'bb'])).toBe('aa');
});

test('without candidates there is no answer', () => {
  expect(nearest('anything', [])).toBeUndefined();
});
