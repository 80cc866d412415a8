import { describe, expect, test } from 'vitest';
import {
  type DeclaredType,
  declaredTypes,
  type Member,
  publishedTypes,
} from '../../../tools/generate/declared-types.ts';

const string: DeclaredType = { is: 'string' };

function members(text: string): readonly Member[] {
  const type = declaredTypes(text).get('T');
  if (type?.is !== 'structure') throw new Error('T is no structure');
  return type.members;
}

describe('the type of a member', () => {
  const rows: readonly [text: string, type: DeclaredType][] = [
    ['string | undefined', string],
    ['number', { is: 'number' }],
    ['boolean', { is: 'boolean' }],
    ['string[] | undefined', { is: 'list', of: string }],
    ['readonly string[]', { is: 'list', of: string }],
    ['string[][]', { is: 'list', of: { is: 'list', of: string } }],
    ['Record<string, string>', { is: 'map', of: string }],
    ['Partial<Record<Level, number>>', { is: 'map', of: { is: 'number' } }],
    ['Tag[]', { is: 'list', of: { is: 'named', name: 'Tag' } }],
    ["'allow' | 'deny'", { is: 'enum', values: ['allow', 'deny'] }],
    ['__DocumentType | undefined', { is: 'anything' }],
  ];
  for (const [text, type] of rows) {
    test(`${text} is understood`, () => {
      expect(members(`export interface T { a?: ${text}; }`)[0]?.type).toEqual(type);
    });
  }

  test('a function is refused by name', () => {
    expect(() => declaredTypes('interface T { a: () => string }')).toThrow('() => string');
  });
});

test('a member without a question mark is required although it may be undefined', () => {
  const both = members('interface T { a: string | undefined; b?: string | undefined; }');
  expect(both.map(({ required }) => required)).toEqual([true, false]);
});

test('documentation comes without tags, and a deprecation apart', () => {
  const [member] = members(
    'interface T {\n/** <p>Long</p>\n * @deprecated (since 2023) gone\n * @public */ a?: string; }',
  );
  expect(member).toMatchObject({ documentation: '<p>Long</p>', deprecated: '(since 2023) gone' });
});

test('a constant object is an enum of its values', () => {
  const text =
    'export declare const Mode: { readonly A: "a"; readonly B: "b"; }; export type Mode = (typeof Mode)[keyof typeof Mode];';
  expect(declaredTypes(text).get('Mode')).toEqual({ is: 'enum', values: ['a', 'b'] });
});

test('a union is a structure of its choices, none of them required', () => {
  const text = `export type U = U.GpuMember | U.$UnknownMember;
    export declare namespace U {
      /** Shares. */
      interface GpuMember { gpu: Gpu; $unknown?: never; }
      interface $UnknownMember { gpu?: never; $unknown: [string, any]; }
      interface Visitor<T> { gpu: string; }
    }`;
  expect(declaredTypes(text).get('U')).toEqual({
    is: 'structure',
    members: [{ name: 'gpu', type: { is: 'named', name: 'Gpu' }, required: false, documentation: 'Shares.' }],
  });
});

test('the types of an SDK package are found in all of its files', () => {
  const types = publishedTypes('.', '@aws-sdk/client-ecr');
  expect(types.get('CreateRepositoryRequest')?.is).toBe('structure');
  expect(types.get('ImageTagMutability')).toMatchObject({ is: 'enum', values: expect.arrayContaining(['IMMUTABLE']) });
});
