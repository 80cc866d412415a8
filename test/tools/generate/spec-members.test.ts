import { expect, test } from 'vitest';
import type { Kind } from '../../../src/model/kind.ts';
import { declaredTypes } from '../../../tools/generate/declared-types.ts';
import { specMembers } from '../../../tools/generate/spec-members.ts';
import { aKind } from './a-kind.ts';

const types = declaredTypes(`
  interface Create { Name: string; clientToken?: string; RoleARN: string; size?: number }
  interface PutPolicy { Name: string; policyText: string }
`);

function required(shape: Partial<Kind['shape']>) {
  const kind = aKind({ nameField: 'name', shape: { package: 'p', type: 'Create', omit: [], ...shape } });
  return Object.fromEntries(specMembers(kind, types).map((member) => [member.name, member.required]));
}

test('members have the first letter lowered, and the one that carries the name may be left out', () => {
  expect(required({})).toEqual({ name: false, clientToken: false, roleARN: true, size: false });
});

test('omitted members are gone', () => {
  expect(Object.keys(required({ omit: ['clientToken', 'size'] }))).toEqual(['name', 'roleARN']);
});

test('members of other calls are added and may be left out', () => {
  expect(required({ add: { PutPolicy: ['policyText'] } })).toMatchObject({ roleARN: true, policyText: false });
});

test('a required member may be made optional', () => {
  expect(required({ optional: ['roleARN'] })).toMatchObject({ roleARN: false });
});

const mistakes: readonly [where: string, shape: Partial<Kind['shape']>, message: string][] = [
  ['omit', { omit: ['colour'] }, 'Create has no colour'],
  ['add', { add: { PutPolicy: ['colour'] } }, 'PutPolicy has no colour'],
  ['optional', { optional: ['colour'] }, 'Repository.spec has no colour'],
  ['type', { type: 'Make' }, 'AWS publishes no structure Make'],
];
for (const [where, shape, message] of mistakes) {
  test(`a name in ${where} that AWS does not have is refused`, () => {
    expect(() => required(shape)).toThrow(message);
  });
}
