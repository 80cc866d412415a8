import { describe, expect, test } from 'vitest';
import type { Json } from '../../src/lib/json.ts';
import { fillVariables } from '../../src/source/variables.ts';

const variables = new Map<string, Json>([
  ['tag', 'v1'],
  ['count', 2],
  ['on', true],
  ['subnets', ['a', 'b']],
  ['tags', { a: 'b' }],
  ['log.level', 'warn'],
  ['text', '${tag}'],
  ['nothing', null],
]);
const fill = (content: Json) => fillVariables(content, variables);

describe('what is filled in', () => {
  test.each<[Json, Json]>([
    ['web:${tag}', 'web:v1'],
    ['${tag}-${count}-${on}', 'v1-2-true'],
    ['${log.level}', 'warn'],
    ['${count}', 2],
    ['${on}', true],
    ['${subnets}', ['a', 'b']],
    ['${tags}', { a: 'b' }],
    ['${missing:-other}', 'other'],
    ['${missing:-}', ''],
    ['${nothing:-other}', 'other'],
    ['${tag:-other}', 'v1'],
    ['a${missing:-b:-c}', 'ab:-c'],
    ['${missing:-80}', 80],
    ['${missing:--1.5}', -1.5],
    ['${missing:-true}', true],
    ['${missing:-false}', false],
    ['${missing:-007}', '007'],
    ['${missing:-1e3}', '1e3'],
    ['${missing:-111122223333444455556666}', '111122223333444455556666'],
    ['port ${missing:-80}', 'port 80'],
    ['$${tag}', '${tag}'],
    ['a $${tag} ${tag}', 'a ${tag} v1'],
    ['$$${tag}', '$${tag}'],
    ['$tag $(tag) {tag} $', '$tag $(tag) {tag} $'],
    ['${text}', '${tag}'],
    [{ a: [{ b: '${tag}', c: 1 }, 'x'] }, { a: [{ b: 'v1', c: 1 }, 'x'] }],
  ])('%j becomes %j', (content, expected) => {
    expect(fill(content)).toEqual({ content: expected, unfilled: [] });
  });

  test('member names are left as they are', () => {
    expect(fill({ '${tag}': 1 }).content).toEqual({ '${tag}': 1 });
  });

  test('content without variables is the same object', () => {
    const content = { a: [{ b: 'c' }], d: 'e' };
    expect(fill(content).content).toBe(content);
  });

  test('content with variables is not changed itself', () => {
    const content = { a: ['${tag}'], b: '${tag}', c: { d: '${tag}' } };
    expect(fill(content).content).toEqual({ a: ['v1'], b: 'v1', c: { d: 'v1' } });
    expect(content).toEqual({ a: ['${tag}'], b: '${tag}', c: { d: '${tag}' } });
  });

  test.each(['account', 'region', 'partition'])('the text ${%s} stays while nobody knows it', (name) => {
    const content = { a: `x\${${name}}`, b: `\${${name}}`, c: `\${${name}:-other}` };
    expect(fill(content)).toEqual({ content, unfilled: [] });
    expect(fillVariables(content, new Map([[name, '1']])).content).toEqual({ a: 'x1', b: '1', c: '1' });
  });
});

describe('what cannot be filled in', () => {
  test.each([
    ['${missing}', 'the variable "missing" is not defined', 'define it, or give a default: ${missing:-default}'],
    ['a${tgg}b', 'the variable "tgg" is not defined', 'did you mean "tag"?'],
    ['${nothing}', 'the variable "nothing" is not defined', expect.anything()],
    ['${HOME}', 'the variable "HOME" is not defined', expect.anything()],
    ['${constructor}', 'the variable "constructor" is not defined', expect.anything()],
    [
      '${ssm:/a/b}',
      'look-ups such as "${ssm:/a/b}" are not supported',
      expect.stringContaining('give the value as a variable'),
    ],
    ['${cfn:Stack.Output}', 'look-ups such as "${cfn:Stack.Output}" are not supported', expect.anything()],
    [
      '${tfstate:aws_subnet.private[*].id}',
      'look-ups such as "${tfstate:aws_subnet.private[*].id}" are not supported',
      expect.anything(),
    ],
    ['${subnets:tag=value}', 'look-ups such as "${subnets:tag=value}" are not supported', expect.anything()],
    ['${}', '"${}" is not a variable', 'write $${ for a literal ${'],
    ['${a b}', '"${a b}" is not a variable', 'write $${ for a literal ${'],
    ['${file%%.*}', '"${file%%.*}" is not a variable', 'write $${ for a literal ${'],
    ['${open', '"${open" is not a variable', 'write $${ for a literal ${'],
    ['${missing:-${tag}}', 'the default in "${missing}" contains a variable', 'give a plain default'],
    ['a ${subnets}', '"${subnets}" is a list and cannot stand inside a text', 'make it the whole value'],
    ['a ${tags}', '"${tags}" is a mapping and cannot stand inside a text', 'make it the whole value'],
  ])('%s', (text, message, suggestion) => {
    expect(fill({ a: [text] }).unfilled).toEqual([{ path: ['a', 0], text: expect.any(String), message, suggestion }]);
  });

  test('no message shows a default, which may be secret', () => {
    const texts = ['${a b:-hunter2}', '${missing:-hunter2${tag}}', 'a ${subnets:-hunter2}', '${ssm:/a:-hunter2}'];
    expect(JSON.stringify(fill(texts).unfilled.map(({ message, suggestion }) => [message, suggestion]))).not.toContain(
      'hunter2',
    );
    expect(fill(texts).unfilled).toHaveLength(4);
  });

  test('everything is reported at once', () => {
    expect(fill({ a: '${x1} ${x2}', b: '${x3}' }).unfilled.map(({ text }) => text)).toEqual([
      '${x1}',
      '${x2}',
      '${x3}',
    ]);
  });

  test('long texts are cut in messages', () => {
    expect(fill(`\${${'x y'.repeat(1000)}}`).unfilled[0]?.message.length).toBeLessThan(100);
  });
});
