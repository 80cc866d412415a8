import { describe, expect, test } from 'vitest';
import { filterOf } from '../../../src/simulator/logs/filter-pattern.ts';

describe('a filter pattern', () => {
  test.each([
    ['', 'anything', true],
    ['ERROR', 'an ERROR occurred', true],
    ['ERROR', 'an error occurred', false],
    ['ERROR', 'ERRORS', true],
    ['ERROR timeout', 'timeout: ERROR', true],
    ['ERROR timeout', 'ERROR', false],
    ['"no password"', 'Error: no password', true],
    ['"no password"', 'no such password', false],
    ['"say \\"hi\\""', 'they say "hi"', true],
    ['-DEBUG', 'INFO', true],
    ['ERROR -"by design"', 'ERROR by design', false],
    ['?ERROR ?WARN', 'WARN', true],
    ['?ERROR ?WARN', 'INFO', false],
    ['?WARN ERROR', 'ERROR', true],
    ['?WARN ERROR', 'WARN', false],
  ])('%j says of %j: %s', (pattern, message, expected) => {
    expect(filterOf(pattern)(message)).toBe(expected);
  });

  test.each([
    ['{ $.level = "error" }', 'does not support'],
    ['[ip, user]', 'does not support'],
    ['%5\\d\\d%', 'does not support'],
    ['no-such', 'must be in quotes'],
    ['"open', 'must be in quotes'],
  ])('%j is refused', (pattern, message) => {
    expect(() => filterOf(pattern)).toThrow(message);
  });
});
