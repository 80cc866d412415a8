import { isObject, type JsonObject } from '../lib/json.ts';
import type { Kind } from '../model/kind.ts';

/** A field of a manifest as its kind's JSON Schema describes it. */
export interface SchemaField {
  readonly name: string;
  readonly required: boolean;
  /** With description, default and our `x-` keywords. */
  readonly schema: JsonObject;
  /** With type, members and constraints: behind references and the alternatives for variables. */
  readonly shape: JsonObject;
  /** The nearest statement about changes: the field's own or that of what it stands in. */
  readonly onChange: string | undefined;
  readonly rolls: boolean;
}

/** What documents of a kind are called, and how a change is made where a field does not say. */
export interface DescribedKind extends Pick<Kind, 'name' | 'summary'>, Partial<Pick<Kind, 'onChange'>> {}

/** A field with its fields, as it is documented. */
export interface Explained {
  readonly kind: DescribedKind;
  readonly manifest: JsonObject;
  readonly path: string;
  readonly field: SchemaField;
}

/** The manifest as a field. */
export function manifestField(manifest: JsonObject, kind: string): SchemaField {
  return { name: kind, required: true, schema: manifest, shape: manifest, onChange: undefined, rolls: false };
}

/** The members of a field, or of the elements of a list. */
export function membersOf(field: SchemaField, manifest: JsonObject): SchemaField[] {
  const shape = elementOf(field.shape, manifest);
  const { properties, required } = shape;
  if (!isObject(properties)) return [];
  return Object.entries(properties).flatMap(([name, schema]) => {
    if (!isObject(schema)) return [];
    const own = schema['x-on-change'];
    return [
      {
        name,
        required: [required].flat().includes(name),
        schema,
        shape: behind(schema, manifest),
        onChange: typeof own === 'string' ? own : field.onChange,
        rolls: field.rolls || schema['x-rolls'] === true,
      },
    ];
  });
}

/** The type in words: `text`, `list of object`, `"a" or "b"`. */
export function typeText(shape: JsonObject, manifest: JsonObject): string {
  const { enum: values, items, additionalProperties, type } = shape;
  if (Array.isArray(values)) return values.map((value) => `"${String(value)}"`).join(' or ');
  if (shape.const !== undefined) return `"${String(shape.const)}"`;
  if (isObject(items)) return `list of ${typeText(behind(items, manifest), manifest)}`;
  if (isObject(additionalProperties)) return `map of ${typeText(behind(additionalProperties, manifest), manifest)}`;
  const words: Readonly<Record<string, string>> = { string: 'text', integer: 'whole number' };
  const names = [type ?? 'anything'].flat().map(String);
  return names.map((name) => words[name] ?? name).join(' or ');
}

function elementOf(shape: JsonObject, manifest: JsonObject): JsonObject {
  const inner = shape.items ?? shape.additionalProperties;
  return isObject(inner) ? elementOf(behind(inner, manifest), manifest) : shape;
}

/** What is really meant stands first among alternatives; the others are variables and references. */
function behind(schema: JsonObject, manifest: JsonObject): JsonObject {
  const first = Array.isArray(schema.anyOf) ? schema.anyOf[0] : undefined;
  if (isObject(first)) return behind(first, manifest);
  if (typeof schema.$ref !== 'string') return schema;
  const { definitions } = manifest;
  const definition = isObject(definitions) ? definitions[schema.$ref.replace('#/definitions/', '')] : undefined;
  return isObject(definition) ? behind(definition, manifest) : {};
}
