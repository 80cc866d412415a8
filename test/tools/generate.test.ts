import { NormalizedSchema } from '@smithy/core/schema';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { kinds } from '../../src/kinds/index.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import { type DeclaredType, type DeclaredTypes, publishedTypes } from '../../tools/generate/declared-types.ts';
import { fieldRows } from '../../tools/generate/field-rows.ts';
import { kindFiles, schemaFileName } from '../../tools/generate/generated-files.ts';
import { memberName } from '../../tools/generate/spec-members.ts';

const files = kindFiles('.', kinds);
const packages = new Set([...kinds.values()].map(({ shape }) => shape.package));
const published = new Map([...packages].map((name) => [name, publishedTypes('.', name)]));
const runtime = new Map(await Promise.all([...packages].map(async (name) => [name, await import(name)] as const)));

function schemaOf(kind: string): JsonObject {
  return JSON.parse(files.get(`schemas/${schemaFileName(kind)}`) ?? 'null');
}

describe.each([...kinds.keys()])('the schema of %s', (kind) => {
  test('compiles in strict mode with the four keywords of our own', () => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true, inlineRefs: false, code: { optimize: false } });
    ajv.addVocabulary(['x-kept', 'x-on-change', 'x-rolls', 'x-compared-as']);
    expect(ajv.compile(schemaOf(kind))).toBeTypeOf('function');
  });

  test('is small enough to be read at start-up', () => {
    expect(files.get(`schemas/${schemaFileName(kind)}`)?.length).toBeLessThan(400_000);
  });

  test('describes every field', () => {
    const undescribed = fieldRows(schemaOf(kind)).filter(({ schema }) => !schema.description);
    expect(undescribed.map(({ path }) => path)).toEqual([]);
  });
});

test('only percentages of traffic are fractions', () => {
  const fractions = [...kinds.keys()].flatMap((kind) =>
    fieldRows(schemaOf(kind))
      .filter(({ type }) => type.includes('number') && !type.includes('string'))
      .map(({ path }) => `${kind} ${path}`),
  );
  expect(fractions).toEqual([
    'Service deploymentConfiguration.linearConfiguration.stepPercent',
    'Service deploymentConfiguration.canaryConfiguration.canaryPercent',
  ]);
});

const shapes = [...kinds.values()].flatMap(({ shape }) =>
  [shape.type, ...Object.keys(shape.add ?? {})].map((type) => [type, shape.package] as const),
);

describe.each(shapes)('%s of %s', (type, packageName) => {
  test('has the same members in the published types as on the wire', () => {
    const schema = NormalizedSchema.of(runtime.get(packageName)?.[`${type}$`]);
    const types = published.get(packageName) ?? new Map();
    expect(differences({ type: { is: 'named', name: type }, schema, path: type }, types, new Set())).toEqual([]);
  });
});

interface Pair {
  readonly type: DeclaredType;
  readonly schema: NormalizedSchema;
  readonly path: string;
}

function differences({ type, schema, path }: Pair, types: DeclaredTypes, seen: Set<string>): string[] {
  if (type.is === 'named') {
    if (seen.has(type.name)) return [];
    return differences({ type: types.get(type.name) ?? { is: 'anything' }, schema, path }, types, seen.add(type.name));
  }
  if (type.is === 'list' || type.is === 'map') {
    const same = type.is === 'list' ? schema.isListSchema() : schema.isMapSchema();
    if (!same) return [`${path} is no ${type.is}`];
    return differences({ type: type.of, schema: schema.getValueSchema(), path: `${path}[]` }, types, seen);
  }
  if (type.is !== 'structure') return wireType(schema) === wireTypes[type.is] ? [] : [`${path} is ${wireType(schema)}`];
  const onTheWire = new Map([...schema.structIterator()]);
  const missing = [...onTheWire.keys()].filter((name) => !type.members.some((member) => member.name === name));
  const inner = type.members.flatMap(({ name, type: of }) => {
    const member = onTheWire.get(name);
    return member
      ? differences({ type: of, schema: member, path: `${path}.${memberName(name)}` }, types, seen)
      : [`${path}.${name} is not sent`];
  });
  return [...missing.map((name) => `${path}.${name} is not declared`), ...inner];
}

const wireTypes = { string: 'string', enum: 'string', number: 'number', boolean: 'boolean', anything: 'document' };

function wireType(schema: NormalizedSchema): string {
  if (schema.isStringSchema()) return 'string';
  if (schema.isNumericSchema()) return 'number';
  if (schema.isBooleanSchema()) return 'boolean';
  return schema.isDocumentSchema() ? 'document' : (schema.getName() ?? '');
}
