import { expect, test } from 'vitest';
import { matchesGlob } from '../../src/simulator/glob.ts';

test.each([
  ['*', '', true],
  ['*', 'web:v1', true],
  ['web', 'web', true],
  ['web', 'web:v1', false],
  ['*:broken', 'registry/web:broken', true],
  ['*:broken', 'registry/web:broken2', false],
  ['web*', 'my-web', false],
  ['a*b*c', 'a--b--c', true],
  ['a*b*c', 'a--c--b', false],
  ['ab*bc', 'abc', false],
  ['a**c', 'abc', true],
  ['a.c', 'abc', false],
])('that %j matches %j is %s', (glob, text, expected) => {
  expect(matchesGlob(glob, text)).toBe(expected);
});
