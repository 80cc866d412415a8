import { isObject, type JsonObject } from '../../src/lib/json.ts';

/** A field of a spec as the docs show it. */
export interface FieldRow {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  /** The field's schema with its description, default and `x-` keywords. */
  readonly schema: JsonObject;
  /** The nearest statement about changes: the field's own or that of what it stands in. */
  readonly onChange: string | undefined;
  readonly rolls: boolean;
}

interface Visit {
  readonly schema: JsonObject;
  readonly path: string;
  readonly definitions: JsonObject;
  /** Definitions on the way here; one that contains itself is shown once. */
  readonly trail: readonly string[];
  readonly onChange: string | undefined;
  readonly rolls: boolean;
}

/** Every field below the spec of a manifest's schema, parents first; `[]` steps into lists and `*` into maps, as in rules. */
export function fieldRows(manifest: JsonObject): readonly FieldRow[] {
  const schema = member(member(manifest, 'properties'), 'spec');
  const definitions = member(manifest, 'definitions');
  return rowsBelow({ schema, path: '', definitions, trail: [], onChange: undefined, rolls: false });
}

function rowsBelow(visit: Visit): FieldRow[] {
  const reached = follow(visit);
  if (!reached) return [];
  const { schema, path } = reached;
  const { items, additionalProperties } = schema;
  if (isObject(items)) return rowsBelow(inherit(reached, items, `${path}[]`));
  const named = membersOf(schema).flatMap(([name, inner]) => {
    const at = inherit(reached, inner, path ? `${path}.${name}` : name);
    return [rowOf(at, [schema.required].flat().includes(name)), ...rowsBelow(at)];
  });
  const others = isObject(additionalProperties) ? inherit(reached, additionalProperties, `${path}.*`) : undefined;
  return others ? [...named, ...rowsBelow(others)] : named;
}

function rowOf(visit: Visit, required: boolean): FieldRow {
  const { schema, path, onChange, rolls } = visit;
  return { path, type: typeText(visit), required, schema, onChange, rolls };
}

function inherit(visit: Visit, schema: JsonObject, path: string): Visit {
  const own = schema['x-on-change'];
  return {
    ...visit,
    schema,
    path,
    onChange: typeof own === 'string' ? own : visit.onChange,
    rolls: visit.rolls || schema['x-rolls'] === true,
  };
}

function follow(visit: Visit): Visit | undefined {
  const schema = real(visit.schema);
  if (typeof schema.$ref !== 'string') return { ...visit, schema };
  const name = schema.$ref.replace('#/definitions/', '');
  if (visit.trail.includes(name)) return undefined;
  return { ...visit, schema: member(visit.definitions, name), trail: [...visit.trail, name] };
}

function typeText(visit: Visit): string {
  const { $ref, enum: values, items, type, additionalProperties } = real(visit.schema);
  if ($ref) return 'object';
  if (Array.isArray(values)) return values.map((value) => `\`${value}\``).join(', ');
  if (isObject(items)) return `list of ${typeText({ ...visit, schema: items })}`;
  if (isObject(additionalProperties)) return `map of ${typeText({ ...visit, schema: additionalProperties })}`;
  return type === undefined ? 'anything' : [type].flat().join(' or ');
}

// What is really meant stands first; the alternatives are variables and references.
function real(schema: JsonObject): JsonObject {
  const first = Array.isArray(schema.anyOf) ? schema.anyOf[0] : undefined;
  return isObject(first) ? first : schema;
}

function membersOf(schema: JsonObject): [string, JsonObject][] {
  return Object.keys(member(schema, 'properties')).map((name) => [name, member(member(schema, 'properties'), name)]);
}

function member(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isObject(value) ? value : {};
}
