import { expect, test } from 'vitest';
import { shortHash } from '../../src/lib/short-hash.ts';

test('a hash is 32 hexadecimal digits, the same for the same text', () => {
  expect(shortHash('a')).toBe('ca978112ca1bbdcafac231b39a23dc4d');
  expect(shortHash('a')).not.toBe(shortHash('b'));
});
