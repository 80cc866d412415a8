import type { Json, JsonObject } from '../lib/json.ts';
import { pathText } from '../model/change.ts';
import type { Document } from '../model/document.ts';
import type { Problem } from '../model/problem.ts';
import type { ResourceId } from '../model/resource.ts';
import { adviceFor } from './schema-advice.ts';
import { type SchemaError, schemaErrors, typesOf } from './schema-errors.ts';

interface Checked {
  readonly content: JsonObject;
  readonly document: Document;
  readonly kind: string;
  readonly schema: JsonObject;
  readonly id: ResourceId | undefined;
}

/** Everything in which a manifest differs from its kind's JSON Schema. Values are never quoted: they may be secret. */
export function schemaProblems(checked: Checked): Problem[] {
  const { content, schema } = checked;
  return schemaErrors(content, { schema, root: schema }).map((error) => toProblem(error, checked));
}

function toProblem(error: SchemaError, { document, kind, id }: Checked): Problem {
  const { path } = error;
  const extra = error.keyword === 'additionalProperties' ? error.name : undefined;
  const fullPath = extra === undefined ? path : [...path, extra];
  return {
    severity: 'error',
    reason: extra === undefined ? 'FieldInvalid' : 'FieldUnknown',
    message: sentence(error, kind),
    origin: document.locate(fullPath, extra === undefined ? 'value' : 'key'),
    ...adviceFor(error),
    ...(path[0] === 'spec' || extra ? { see: `evenkeel explain ${explained(kind, path)}` } : {}),
    ...(id ? { id } : {}),
    ...(extra ? { length: extra.length } : {}),
  };
}

function explained(kind: string, path: readonly (string | number)[]): string {
  const names = path.filter((step) => typeof step === 'string');
  return [kind, ...names.slice(names[0] === 'spec' ? 1 : 0)].join('.');
}

function placeName(kind: string, path: readonly (string | number)[]): string {
  if (path.length === 0) return `${kind} manifest`;
  if (path.length === 1 && path[0] === 'spec') return `${kind} spec`;
  return pathText(path.map((step) => (typeof step === 'number' ? `[${step}]` : step)));
}

function sentence({ keyword, path, schema, value, name = '' }: SchemaError, kind: string): string {
  const where = placeName(kind, path);
  return sentences[keyword]?.({ where, schema, value, name }) ?? `${where} is not valid`;
}

interface Wrong {
  readonly where: string;
  readonly schema: JsonObject;
  readonly value: Json;
  readonly name: string;
}

const sentences: Readonly<Record<string, (wrong: Wrong) => string>> = {
  additionalProperties: ({ where, name }) => `unknown field "${name}" in ${where}`,
  required: ({ where, name }) => `"${name}" is missing in ${where}`,
  type: ({ where, schema, value }) =>
    `${where} must be ${listOf(schema.type).map(typeName).join(' or ')}, not ${valueName(value)}`,
  enum: ({ where, schema }) => `${where} must be one of ${listOf(schema.enum).join(', ')}`,
  const: ({ where, schema }) => `${where} must be "${String(schema.const)}"`,
  pattern: ({ where, schema }) => `${where} does not have the form ${String(schema.pattern)}`,
  minimum: ({ where, schema }) => `${where} must be at least ${String(schema.minimum)}`,
  maximum: ({ where, schema }) => `${where} must be at most ${String(schema.maximum)}`,
  maxItems: ({ where, schema }) => `${where} must not have more than ${String(schema.maxItems)} elements`,
};

function listOf(value: Json | undefined): string[] {
  return [value ?? []].flat().map(String);
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  integer: 'a whole number',
  number: 'a number',
  string: 'text',
  boolean: 'true or false',
};

function valueName(value: Json): string {
  return typeof value === 'boolean' ? 'a boolean' : typeName(typesOf(value).at(-1) ?? '');
}

function typeName(type: string): string {
  return typeNames[type] ?? type;
}
