import { isObject } from "../../src/lib/json.js";
/** Every field below the spec of a manifest's schema, parents first; `[]` steps into lists and `*` into maps, as in rules. */
export function fieldRows(manifest) {
    const schema = member(member(manifest, 'properties'), 'spec');
    const definitions = member(manifest, 'definitions');
    return rowsBelow({ schema, path: '', definitions, trail: [], onChange: undefined, rolls: false });
}
function rowsBelow(visit) {
    const reached = follow(visit);
    if (!reached)
        return [];
    const { schema, path } = reached;
    const { items, additionalProperties } = schema;
    if (isObject(items))
        return rowsBelow(inherit(reached, items, `${path}[]`));
    const named = membersOf(schema).flatMap(([name, inner]) => {
        const at = inherit(reached, inner, path ? `${path}.${name}` : name);
        return [rowOf(at, [schema.required].flat().includes(name)), ...rowsBelow(at)];
    });
    const others = isObject(additionalProperties) ? inherit(reached, additionalProperties, `${path}.*`) : undefined;
    return others ? [...named, ...rowsBelow(others)] : named;
}
function rowOf(visit, required) {
    const { schema, path, onChange, rolls } = visit;
    return { path, type: typeText(visit), required, schema, onChange, rolls };
}
function inherit(visit, schema, path) {
    const own = schema['x-on-change'];
    return {
        ...visit,
        schema,
        path,
        onChange: typeof own === 'string' ? own : visit.onChange,
        rolls: visit.rolls || schema['x-rolls'] === true,
    };
}
function follow(visit) {
    const schema = real(visit.schema);
    if (typeof schema.$ref !== 'string')
        return { ...visit, schema };
    const name = schema.$ref.replace('#/definitions/', '');
    if (visit.trail.includes(name))
        return undefined;
    return { ...visit, schema: member(visit.definitions, name), trail: [...visit.trail, name] };
}
function typeText(visit) {
    const { $ref, enum: values, items, type, additionalProperties } = real(visit.schema);
    if ($ref)
        return 'object';
    if (Array.isArray(values))
        return values.map((value) => `\`${value}\``).join(', ');
    if (isObject(items))
        return `list of ${typeText({ ...visit, schema: items })}`;
    if (isObject(additionalProperties))
        return `map of ${typeText({ ...visit, schema: additionalProperties })}`;
    return type === undefined ? 'anything' : [type].flat().join(' or ');
}
// What is really meant stands first; the alternatives are variables and references.
function real(schema) {
    const first = Array.isArray(schema.anyOf) ? schema.anyOf[0] : undefined;
    return isObject(first) ? first : schema;
}
function membersOf(schema) {
    return Object.keys(member(schema, 'properties')).map((name) => [name, member(member(schema, 'properties'), name)]);
}
function member(object, name) {
    const value = object[name];
    return isObject(value) ? value : {};
}
