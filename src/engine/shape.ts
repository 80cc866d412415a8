import { isObject, type JsonObject } from '../lib/json.ts';

const definitionPrefix = '#/definitions/';

/** A JSON Schema with the document that its `$ref`s point into. */
export interface Shape {
  readonly schema: JsonObject;
  readonly root: JsonObject;
}

/** The shape of a manifest's `spec`. */
export function specShape(manifestSchema: JsonObject): Shape {
  return member({ schema: manifestSchema, root: manifestSchema }, 'spec') ?? { schema: {}, root: manifestSchema };
}

/** The shape of an object's member; undefined when AWS has no such member. Free maps have one shape for all members. */
export function member(shape: Shape | undefined, name: string): Shape | undefined {
  if (!shape) return undefined;
  const { schema, root } = real(shape);
  if (isObject(schema.properties)) {
    const found = schema.properties[name];
    if (isObject(found)) return { schema: found, root };
    if (schema.additionalProperties === false) return undefined;
  }
  return isObject(schema.additionalProperties) ? { schema: schema.additionalProperties, root } : undefined;
}

/** The shape of a list's elements. */
export function element(shape: Shape | undefined): Shape | undefined {
  if (!shape) return undefined;
  const { schema, root } = real(shape);
  return isObject(schema.items) ? { schema: schema.items, root } : undefined;
}

/** Names of the members that AWS models; undefined for free maps, scalars and documents. */
export function memberNames(shape: Shape | undefined): readonly string[] | undefined {
  const { properties, additionalProperties } = shape ? real(shape).schema : {};
  return isObject(properties) && additionalProperties === false ? Object.keys(properties) : undefined;
}

/** The description, constraints and type behind references and alternatives. */
export function real(shape: Shape): Shape {
  const { schema, root } = shape;
  const alternative = Array.isArray(schema.anyOf) ? schema.anyOf[0] : undefined;
  const next = isObject(alternative) ? { schema: alternative, root } : definitionOf(shape);
  return next ? real(next) : shape;
}

/** What a schema's `$ref` points to; undefined for one that describes a value itself. */
export function definitionOf({ schema, root }: Shape): Shape | undefined {
  if (typeof schema.$ref !== 'string' || !isObject(root.definitions)) return undefined;
  const definition = root.definitions[schema.$ref.slice(definitionPrefix.length)];
  return isObject(definition) ? { schema: definition, root } : undefined;
}
