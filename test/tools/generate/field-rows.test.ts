import { expect, test } from 'vitest';
import { type FieldRules, keep } from '../../../src/model/field.ts';
import { declaredTypes } from '../../../tools/generate/declared-types.ts';
import { fieldRows } from '../../../tools/generate/field-rows.ts';
import { kindPage } from '../../../tools/generate/kind-page.ts';
import { manifestSchema } from '../../../tools/generate/manifest-schema.ts';
import { aKind } from './a-kind.ts';

const types = declaredTypes(`
  interface Create { name: string; mode?: Mode; parts: Part[]; options?: Record<string, string>; trees?: Record<string, Tree> }
  declare const Mode: { readonly A: "a"; readonly B: "b" };
  interface Part { value: string | undefined }
  interface Tree { left?: Tree }
`);
const fields: FieldRules = {
  mode: { whenOmitted: 'a', onChange: 'replace' },
  parts: { rolls: true, keyedBy: ['value'] },
  'parts[].value': { onChange: () => 'update' },
  options: { whenOmitted: keep },
};
const kind = aKind({ nameField: 'name', shape: { package: 'p', type: 'Create', omit: [] }, fields });
const schema = manifestSchema(kind, types, {});

test('fields are listed parents first, through lists and maps, and a type inside itself once', () => {
  expect(fieldRows(schema).map(({ path, type, required }) => [path, type, required])).toEqual([
    ['name', 'string', false],
    ['mode', '`a`, `b`', false],
    ['parts', 'list of object', true],
    ['parts[].value', 'string', true],
    ['options', 'map of string', false],
    ['trees', 'map of object', false],
    ['trees.*.left', 'object', false],
  ]);
});

test('the page of a kind says what a change to each field does', () => {
  const page = kindPage(kind, schema, 'x.json');
  expect(page).toContain('# Repository\n\nHolds images.\n');
  expect(page.split('\n').filter((line) => line.startsWith('| `'))).toEqual([
    '| `name` | string |  |  | update |  |',
    '| `mode` | `a`, `b` |  | `"a"` | replace |  |',
    '| `parts` | list of object | yes |  | update, rolls | list keyed by value |',
    '| `parts[].value` | string | yes |  | depends on the values, rolls |  |',
    '| `options` | map of string |  | kept | update |  |',
    '| `trees` | map of object |  |  | update |  |',
    '| `trees.*.left` | object |  |  | update |  |',
  ]);
});
