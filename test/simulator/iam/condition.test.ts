import { describe, expect, it } from 'vitest';
import { conditionOf, operatorNames } from '../../../src/simulator/iam/condition.ts';
import { keysOf } from '../../../src/simulator/iam/keys.ts';

const cluster = 'arn:aws:ecs:eu-west-1:111122223333:cluster/demo';
const rows: readonly [
  operator: string,
  given: string | readonly string[] | undefined,
  values: string[],
  holds: boolean,
][] = [
  ['StringEquals', 'a', ['a', 'b'], true],
  ['StringEquals', 'A', ['a'], false],
  ['StringEquals', undefined, ['a'], false],
  ['StringEquals', 'abc', ['a*'], false],
  ['StringEqualsIfExists', undefined, ['a'], true],
  ['StringEqualsIfExists', 'b', ['a'], false],
  ['StringNotEquals', 'b', ['a'], true],
  ['StringNotEquals', 'a', ['a', 'b'], false],
  ['StringNotEquals', undefined, ['a'], true],
  ['StringEqualsIgnoreCase', 'A', ['a'], true],
  ['StringNotEqualsIgnoreCase', 'A', ['a'], false],
  ['StringLike', 'abc', ['a*'], true],
  ['StringLike', 'abc', ['a?c'], true],
  ['StringLike', 'a.c', ['a?b'], false],
  ['StringNotLike', 'abc', ['a*'], false],
  ['ArnEquals', cluster, [cluster], true],
  ['ArnEquals', cluster, ['arn:aws:ecs:*:*:cluster/d*'], true],
  ['ArnLike', cluster, ['arn:aws:ecs:*:cluster/demo'], false],
  ['ArnNotEquals', cluster, [cluster], false],
  ['ArnNotLike', undefined, [cluster], true],
  ['Bool', 'true', ['TRUE'], true],
  ['Bool', undefined, ['false'], false],
  ['Null', undefined, ['true'], true],
  ['Null', 'a', ['true'], false],
  ['Null', 'a', ['false'], true],
  ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b', 'c'], true],
  ['ForAllValues:StringEquals', ['a', 'z'], ['a', 'b'], false],
  ['ForAllValues:StringEquals', undefined, ['a'], true],
  ['ForAnyValue:StringEquals', ['z', 'a'], ['a'], true],
  ['ForAnyValue:StringEquals', ['z'], ['a'], false],
  ['ForAnyValue:StringEquals', undefined, ['a'], false],
  ['ForAnyValue:StringNotEquals', ['a', 'z'], ['a'], true],
  ['ForAllValues:StringLike', ['team:a'], ['team:*'], true],
  ['StringNotEquals', ['a', 'z'], ['a'], false],
];

describe('a condition', () => {
  it.each(rows)('%s on %j with %j: %s', (operator, given, values, holds) => {
    const condition = conditionOf(operator, 'aws:TagKeys', values);
    expect(condition?.(keysOf({ 'aws:tagkeys': given }))).toBe(holds);
  });

  it('with an operator that is not known is none', () => {
    expect(conditionOf('DateLessThan', 'aws:CurrentTime', ['2026-01-01T00:00:00Z'])).toBeUndefined();
    expect(conditionOf('ForSomeValues:StringEquals', 'aws:TagKeys', ['a'])).toBeUndefined();
    expect(conditionOf('toString', 'aws:TagKeys', ['a'])).toBeUndefined();
  });

  it.each(operatorNames)('may use %s', (operator) => {
    expect(conditionOf(operator, 'key', ['true'])).toBeDefined();
  });
});
