import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { oncePer } from '../lib/once-per.ts';
import { definitionOf, element, member, type Shape } from './shape.ts';

/** One way in which a value differs from its schema. */
export interface SchemaError {
  readonly keyword: string;
  readonly path: Path;
  /** What the keyword stands in. */
  readonly schema: JsonObject;
  readonly value: Json;
  /** The member that is unknown or missing. */
  readonly name?: string;
}

type Path = readonly (string | number)[];

/** True when a value is as the keyword asks; values of a type that the keyword does not speak of always are. */
const keywords: Readonly<Record<string, (value: Json, schema: JsonObject) => boolean>> = {
  const: (value, schema) => value === schema.const,
  enum: (value, schema) => Array.isArray(schema.enum) && schema.enum.includes(value),
  pattern: (value, schema) => typeof value !== 'string' || patternOf(schema).test(value),
  minimum: (value, schema) => typeof value !== 'number' || value >= Number(schema.minimum),
  maximum: (value, schema) => typeof value !== 'number' || value <= Number(schema.maximum),
  maxItems: (value, schema) => !Array.isArray(value) || value.length <= Number(schema.maxItems),
};

const patternOf = oncePer((schema: JsonObject) => new RegExp(String(schema.pattern), 'u'));

/** Every way in which a value differs from a generated schema; only the keywords that those have are known. */
export function schemaErrors(value: Json, shape: Shape, path: Path = []): readonly SchemaError[] {
  const { schema, root } = shape;
  if (Array.isArray(schema.anyOf)) return bestOf(value, { alternatives: schema.anyOf.filter(isObject), root }, path);
  const definition = definitionOf(shape);
  if (definition) return schemaErrors(value, definition, path);
  if (!isOfType(value, schema.type)) return [{ keyword: 'type', path, schema, value }];
  const broken = Object.keys(schema).filter((keyword) => keywords[keyword]?.(value, schema) === false);
  return [
    ...broken.map((keyword) => ({ keyword, path, schema, value })),
    ...conditionErrors(value, shape, path),
    ...errorsBelow(value, shape, path),
  ];
}

interface Choice {
  readonly alternatives: readonly JsonObject[];
  readonly root: JsonObject;
}

/** The first alternative is what AWS takes; the others are variables and references that may stand for it. */
function bestOf(value: Json, { alternatives, root }: Choice, path: Path): readonly SchemaError[] {
  const results = alternatives.map((schema) => schemaErrors(value, { schema, root }, path));
  return results.some((errors) => errors.length === 0) ? [] : (results[0] ?? []);
}

function conditionErrors(value: Json, { schema, root }: Shape, path: Path): readonly SchemaError[] {
  if (!isObject(schema.if) || !isObject(schema.else)) return [];
  const holds = schemaErrors(value, { schema: schema.if, root }, path).length === 0;
  return holds ? [] : schemaErrors(value, { schema: schema.else, root }, path);
}

function errorsBelow(value: Json, shape: Shape, path: Path): readonly SchemaError[] {
  if (Array.isArray(value)) {
    const items = element(shape);
    return items ? value.flatMap((item, index) => schemaErrors(item, items, [...path, index])) : [];
  }
  return isObject(value) ? [...missing(value, shape, path), ...memberErrors(value, shape, path)] : [];
}

function missing(value: JsonObject, { schema }: Shape, path: Path): SchemaError[] {
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  return required
    .filter((name) => value[name] === undefined)
    .map((name) => ({ keyword: 'required', path, schema, value, name }));
}

function memberErrors(value: JsonObject, shape: Shape, path: Path): SchemaError[] {
  const { schema } = shape;
  return Object.entries(value).flatMap(([name, item]) => {
    if (item === undefined) return [];
    const below = member(shape, name);
    if (below) return schemaErrors(item, below, [...path, name]);
    return schema.additionalProperties === false
      ? [{ keyword: 'additionalProperties', path, schema, value, name }]
      : [];
  });
}

function isOfType(value: Json, type: Json | undefined): boolean {
  if (type === undefined) return true;
  return Array.isArray(type) ? type.some((one) => isOfType(value, one)) : typesOf(value).includes(String(type));
}

/** What JSON Schema calls a value. */
export function typesOf(value: Json): readonly string[] {
  if (Array.isArray(value)) return ['array'];
  if (value === null) return ['null'];
  return Number.isInteger(value) ? ['integer', 'number'] : [typeof value];
}
