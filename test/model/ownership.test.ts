import { describe, expect, test } from 'vitest';
import { authorTags, isReservedTag, ownershipOf, ownershipTags } from '../../src/model/ownership.ts';

describe('tags', () => {
  test('of the author are neither ours nor those of AWS', () => {
    const tags = {
      team: 'web',
      'Evenkeel:x': 'the author may',
      'evenkeel:owner': 'me',
      'evenkeel:anything': 'ours',
      'aws:cloudformation:stack-name': 'x',
      'AWS:x': 'y',
      awsome: 'z',
    };
    expect(authorTags(tags)).toEqual({ team: 'web', 'Evenkeel:x': 'the author may', awsome: 'z' });
  });

  test.each([
    ['aws:x', true],
    ['Aws:x', true],
    ['aws', false],
    ['x-aws:', false],
  ])('called %s are reserved: %s', (key, reserved) => {
    expect(isReservedTag(key)).toBe(reserved);
  });

  test('all of ours are left out of those of the author', () => {
    expect(authorTags(Object.fromEntries(Object.values(ownershipTags).map((key) => [key, 'x'])))).toEqual({});
  });
});

describe('ownership', () => {
  test('is what the tags say', () => {
    const tags = { 'evenkeel:owner': 'me', 'evenkeel:resource': 'Service/web', 'evenkeel:deletion': 'retain' };
    expect(ownershipOf(tags)).toEqual({ owner: 'me', resource: 'Service/web', deletion: 'retain' });
  });

  test('is nobody’s without tags', () => {
    expect(ownershipOf({ team: 'web' })).toEqual({});
  });
});
