import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/lib/json.ts';
import { declaredTypes } from '../../../tools/generate/declared-types.ts';
import { anyManifestSchema, manifestSchema } from '../../../tools/generate/manifest-schema.ts';
import { policySchema } from '../../../tools/generate/policy-schema.ts';
import { aKind } from './a-kind.ts';

const types = declaredTypes(`
  interface Create { name: string; count?: number; on?: boolean; part?: Part; tree?: Tree; tags?: Tag[] }
  interface Part { value: string | undefined }
  interface Tree { Left?: Tree; Right?: Tree }
  interface Tag { Key: string; Value?: string }
`);
const policy = policySchema('.');
const kind = aKind({ nameField: 'name', shape: { package: 'p', type: 'Create', omit: [] } });
const schema = manifestSchema(kind, types, policy);
const manifest = { apiVersion: 'evenkeel/v1', kind: 'Repository', metadata: { name: 'web' }, spec: {} };

describe('a manifest', () => {
  const validate = new Ajv({ strict: true }).compile(schema);
  // Through JSON, so that an undefined member is absent.
  const valid = (different: JsonObject) => validate(JSON.parse(JSON.stringify({ ...manifest, ...different })));

  const accepted: readonly [fact: string, different: JsonObject][] = [
    ['may leave out the name that metadata gives', { spec: {} }],
    ['has members with the first letter lowered', { spec: { tags: [{ key: 'a', value: 'b' }] } }],
    ['may nest a type in itself', { spec: { tree: { left: { right: {} } } } }],
    ['may have variables for anything', { spec: { count: '${n}', tags: '${t}', part: '${p}', on: '${o}' } }],
    ['may take its spec from a file', { spec: undefined, specFrom: './web.json' }],
    ['may carry a status of any form', { status: { a: [1] } }],
    ['may carry a policy', { policy: { deletion: 'retain', ignoreChanges: ['/spec/count'], revisions: { keep: 3 } } }],
    ['may carry labels and annotations', { metadata: { name: 'web', labels: { a: 'b' }, annotations: { c: 'd' } } }],
  ];
  for (const [fact, different] of accepted) {
    test(fact, () => {
      expect(valid(different)).toBe(true);
    });
  }

  const rejected: readonly [fact: string, different: JsonObject][] = [
    ['of another kind', { kind: 'Service' }],
    ['of another version', { apiVersion: 'evenkeel/v2' }],
    ['without a spec', { spec: undefined }],
    ['without a name', { metadata: {} }],
    ['with a name that starts with a dot', { metadata: { name: '.web' } }],
    ['with an unknown member', { extra: 1 }],
    ['with an unknown field', { spec: { colour: 'red' } }],
    ['with an unknown field further down', { spec: { part: { value: 'a', colour: 'red' } } }],
    ['without a required field further down', { spec: { part: {} } }],
    ['with a fraction for a whole number', { spec: { count: 1.5 } }],
    ['with text that is no variable for a number', { spec: { count: '2' } }],
    ['with an unknown policy', { policy: { delete: true } }],
    ['with a policy of another type', { policy: { prune: 'no' } }],
  ];
  for (const [fact, different] of rejected) {
    test(`${fact} is not valid`, () => {
      expect(valid(different)).toBe(false);
    });
  }
});

describe('the schema for editors', () => {
  const ajv = new Ajv({ strict: true });
  const validate = ajv
    .addSchema(schema, 'repository.schema.json')
    .compile(anyManifestSchema(new Map([['Repository', 'repository.schema.json']])));

  test('takes a document by its kind', () => {
    expect(validate(manifest)).toBe(true);
    expect(validate({ ...manifest, spec: { colour: 'red' } })).toBe(false);
  });

  test('knows the kinds', () => {
    expect(validate({ ...manifest, kind: 'Repo' })).toBe(false);
  });
});

test('every member of a policy is described', () => {
  const { properties } = policy as { properties: Record<string, JsonObject> };
  expect(Object.entries(properties).filter(([, { description }]) => !description)).toEqual([]);
  expect(properties.deletion).toMatchObject({ anyOf: [{ enum: ['delete', 'retain'] }, { type: 'string' }] });
});
