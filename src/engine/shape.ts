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
  let { schema } = shape;
  for (;;) {
    const alternative = Array.isArray(schema.anyOf) ? schema.anyOf[0] : undefined;
    const next = isObject(alternative) ? alternative : pointed(schema, shape.root);
    if (!next) return { schema, root: shape.root };
    schema = next;
  }
}

function pointed(schema: JsonObject, root: JsonObject): JsonObject | undefined {
  if (typeof schema.$ref !== 'string') return undefined;
  const definition = isObject(root.definitions)
    ? root.definitions[schema.$ref.slice(definitionPrefix.length)]
    : undefined;
  return isObject(definition) ? definition : undefined;
}
