import { AssumeRoleRequest$ } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { readQueryInput } from '../../../src/simulator/wire/query-input.ts';

function read(query: string): object {
  return readQueryInput({ input: () => AssumeRoleRequest$, run: () => ({}) }, new URLSearchParams(query));
}

// A schema of the SDK's form with the kinds of members that no operation of STS has.
const everyKind = [
  3,
  'test',
  'EveryKind',
  0,
  ['flag', 'labels', 'at', 'nested'],
  [2, 128 | 0, 5, () => [3, 'test', 'Nested', 0, ['names'], [64 | 0]]],
] as never;

function readEveryKind(query: string): object {
  return readQueryInput({ input: () => everyKind, run: () => ({}) }, new URLSearchParams(query));
}

describe('query parameters', () => {
  test('become the members that a JSON body would have', () => {
    const query =
      'Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws&DurationSeconds=900&Tags.member.1.Key=a&Tags.member.1.Value=b+c';
    expect(read(query)).toEqual({ RoleArn: 'arn:aws', DurationSeconds: 900, Tags: [{ Key: 'a', Value: 'b c' }] });
  });

  test('of a list are ordered by their number', () => {
    expect(read('TransitiveTagKeys.member.10=j&TransitiveTagKeys.member.02=b')).toEqual({
      TransitiveTagKeys: ['b', 'j'],
    });
  });

  test('with a bare name make an empty list', () => {
    expect(read('Tags=')).toEqual({ Tags: [] });
  });

  test('of nested structures, maps, booleans and times are read', () => {
    const query =
      'flag=1&labels.entry.1.key=a&labels.entry.1.value=b&at=2026-01-01T00:00:00.5Z&nested.names.member.1=%C3%BC';
    expect(readEveryKind(query)).toEqual({
      flag: true,
      labels: { a: 'b' },
      at: 1767225600.5,
      nested: { names: ['ü'] },
    });
  });

  test('that AWS does not model are ignored', () => {
    expect(read('Color=red&__proto__.x=1')).toEqual({});
  });

  test.each(['01', '+1'])('read the integer %s', (text) => {
    expect(read(`DurationSeconds=${encodeURIComponent(text)}`)).toEqual({ DurationSeconds: 1 });
  });

  test.each([
    ['an integer with white space', 'DurationSeconds=%201'],
    ['a fraction', 'DurationSeconds=1.5'],
    ['an exponent', 'DurationSeconds=1e3'],
    ['an integer beyond 32 bit', 'DurationSeconds=2147483648'],
    ['no integer', 'DurationSeconds='],
    ['the index 0', 'TransitiveTagKeys.member.0=a'],
    ['a negative index', 'TransitiveTagKeys.member.-1=a'],
  ])('that hold %s are malformed', (_what, query) => {
    expect(() => read(query)).toThrow(expect.objectContaining({ code: 'MalformedInput', status: 400 }));
  });

  test.each(['flag=yes', 'flag=TRUE', 'at=yesterday'])('refuse %s', (query) => {
    expect(() => readEveryKind(query)).toThrow(expect.objectContaining({ code: 'MalformedInput' }));
  });
});
