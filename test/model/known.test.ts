import { describe, expect, test } from 'vitest';
import { isAbsent, isMissing, isUnknown, namesIn, textOf, valueAt } from '../../src/model/known.ts';

test.each(['ref:Cluster/demo', '${name}', 'web-${env}'])('nobody knows yet what %s stands for', (text) => {
  expect(isUnknown(text)).toBe(true);
  expect(textOf(text)).toBeUndefined();
  expect(isAbsent(text)).toBe(false);
});

test.each([undefined, null, '', [], {}])('%j says nothing', (value) => {
  expect(isAbsent(value)).toBe(true);
});

test.each([false, 0, 'a', [0], { a: undefined }])('%j says something', (value) => {
  expect(isAbsent(value)).toBe(false);
});

describe('the value at a path', () => {
  test.each([
    ['there', { a: { b: 1 } }, 1],
    ['missing', { a: {} }, undefined],
    ['below nothing', {}, undefined],
    ['below a text', { a: 'x' }, undefined],
    ['hidden by a variable', { a: '${a}' }, '${a}'],
  ])('%s', (_where, object, value) => {
    expect(valueAt(object, 'a.b')).toBe(value);
  });
});

describe('a name among others', () => {
  const names = namesIn([{ name: 'app' }, {}]);

  test.each([
    ['is missing', 'web', names, true],
    ['is there', 'app', names, false],
    ['is not known', '${name}', names, false],
    ['is missing where there is no list', 'web', namesIn(undefined), true],
    ['may be behind a variable', 'web', namesIn([{ name: '${name}' }]), false],
    ['may be in an unknown element', 'web', namesIn(['${container}']), false],
    ['may be in an unknown list', 'web', namesIn('${containers}'), false],
  ])('%s', (_how, name, list, expected) => {
    expect(isMissing(name, list)).toBe(expected);
  });
});
