import { isObject } from "../lib/json.js";
/** The shape of a manifest's `spec`. */
export function specShape(manifestSchema) {
    return member({ schema: manifestSchema, root: manifestSchema }, 'spec') ?? { schema: {}, root: manifestSchema };
}
/** The shape of an object's member; undefined when AWS has no such member. Free maps have one shape for all members. */
export function member(shape, name) {
    if (!shape)
        return undefined;
    const { schema, root } = real(shape);
    if (isObject(schema.properties)) {
        const found = schema.properties[name];
        if (isObject(found))
            return { schema: found, root };
        if (schema.additionalProperties === false)
            return undefined;
    }
    return isObject(schema.additionalProperties) ? { schema: schema.additionalProperties, root } : undefined;
}
/** The shape of a list's elements. */
export function element(shape) {
    if (!shape)
        return undefined;
    const { schema, root } = real(shape);
    return isObject(schema.items) ? { schema: schema.items, root } : undefined;
}
/** Names of the members that AWS models; undefined for free maps, scalars and documents. */
export function memberNames(shape) {
    const { properties, additionalProperties } = shape ? real(shape).schema : {};
    return isObject(properties) && additionalProperties === false ? Object.keys(properties) : undefined;
}
/** The description, constraints and type behind references and alternatives. */
export function real(shape) {
    let { schema } = shape;
    for (;;) {
        const alternative = Array.isArray(schema.anyOf) ? schema.anyOf[0] : undefined;
        const next = isObject(alternative) ? alternative : pointed(schema, shape.root);
        if (!next)
            return { schema, root: shape.root };
        schema = next;
    }
}
function pointed(schema, root) {
    if (typeof schema.$ref !== 'string')
        return undefined;
    const definition = isObject(root.definitions)
        ? root.definitions[schema.$ref.replace('#/definitions/', '')]
        : undefined;
    return isObject(definition) ? definition : undefined;
}
