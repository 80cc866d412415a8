import { expect, it } from 'vitest';
import { pairTexts, valueText } from '../../../src/cli/print/value.ts';
import type { Json } from '../../../src/lib/json.ts';

const place = { account: '111122223333', region: 'eu-west-1', partition: 'aws' };
const long = 'x'.repeat(300);

it.each<[Json, string]>([
  ['text', '"text"'],
  [4, '4'],
  [false, 'false'],
  [['a', 1], '["a", 1]'],
  [{ a: { b: 'c' } }, '{ a: { b: "c" } }'],
  [{}, '{}'],
  [[], '[]'],
  ['(sensitive)', '(sensitive)'],
  [{ pending: 'TaskDefinition/web', attribute: 'arn', suffix: '' }, '(known after apply)'],
  ['arn:aws:ecs:eu-west-1:111122223333:task-definition/web:41', '"…/web:41"'],
  ['arn:aws:iam::111122223333:role/path/to/role', '"…/path/to/role"'],
  ['arn:aws:logs:eu-west-1:111122223333:log-group:/demo/web', '"…:/demo/web"'],
  ['arn:aws:ecs:us-east-1:111122223333:cluster/demo', '"arn:aws:ecs:us-east-1:111122223333:cluster/demo"'],
  ['arn:aws:ecs:eu-west-1:999999999999:cluster/demo', '"arn:aws:ecs:eu-west-1:999999999999:cluster/demo"'],
])('%j is shown as %s', (value, text) => {
  expect(valueText(value, place)).toBe(text);
});

it('a long text is cut in the middle', () => {
  expect(valueText(long).length).toBeLessThan(110);
  expect(valueText(`${long}end`)).toMatch(/^"x+…x+end"$/);
});

it.each<[Json, Json, [string, string]]>([
  [1, 2, ['1', '2']],
  ['info', 'debug', ['"info"', '"debug"']],
  [
    'registry.example.com/team/web:v1.4.1',
    'registry.example.com/team/web:v1.4.2',
    ['"…/web:v1.4.1"', '"…/web:v1.4.2"'],
  ],
  ['short/a', 'short/b', ['"short/a"', '"short/b"']],
  [
    'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1',
    'arn:aws:ecs:eu-west-1:999999999999:task-definition/web:1',
    [
      '"arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1"',
      '"arn:aws:ecs:eu-west-1:999999999999:task-definition/web:1"',
    ],
  ],
])('%j and %j', (before, after, texts) => {
  expect(pairTexts(before, after, place)).toEqual(texts);
});

it('long texts are cut so that their difference is seen', () => {
  const [before, after] = pairTexts(`${long}a${long}`, `${long}b${long}`);
  expect(before).toContain('xa');
  expect(after).toContain('xb');
});

it('two values that differ never look alike', () => {
  const pairs: [Json, Json][] = [
    ['arn:aws:iam::111122223333:role/web', 'arn:aws:iam::111122223333:user/web'],
    [`${long}1`, `${long}2`],
    ['registry.example.com/a/web:1', 'registry.example.com/b/web:1'],
    ['1', 1],
  ];
  for (const [before, after] of pairs) {
    const [left, right] = pairTexts(before, after, place);
    expect(left).not.toBe(right);
  }
});
