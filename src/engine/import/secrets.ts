import { isObject, type Json, type JsonObject } from '../../lib/json.ts';
import { mapInner } from '../../lib/map-inner.ts';
import { pathText } from '../../model/change.ts';
import type { HiddenValue } from '../../model/imported.ts';
import { nameOf, type ResourceId } from '../../model/resource.ts';
import { isSecretLiteral, isSecretText } from '../../model/secret.ts';
import type { Found } from './found.ts';

type Path = readonly (string | number)[];

/** A value that looks like a secret. */
interface Literal {
  readonly path: Path;
  readonly value: Json;
  readonly isCertain: boolean;
}

/** A spec that variables have taken the secrets' places in. */
export interface Hidden {
  readonly spec: JsonObject;
  readonly secrets: readonly HiddenValue[];
}

/** The spec with variables in the place of what looks like a secret; with `isKept` only of what surely is one. */
export function withoutLiterals(
  id: ResourceId,
  kind: Found['kind'],
  { spec, isKept }: { spec: JsonObject; isKept: boolean },
): Hidden {
  const literals = literalsIn(spec, kind).filter(({ isCertain }) => isCertain || !isKept);
  const values = new Map<string, Json>();
  const secrets = literals.map(({ path, value, isCertain }) => {
    const variable = freeVariable(variableFor(id, path, spec), value, values);
    values.set(variable, value);
    return { id, path, variable, isCertain };
  });
  return {
    spec: secrets.reduce<JsonObject>(
      (hidden, { path, variable }) => replaceAt(hidden, path, `\${${variable}}`) as JsonObject,
      escaped(spec) as JsonObject,
    ),
    secrets: secrets.map(({ path, ...secret }) => ({ ...secret, path: pathText(path.map(stepText)) })),
  };
}

/** A `${` of the value itself must not be taken for a variable. */
function escaped(value: Json): Json {
  return typeof value === 'string' ? value.replaceAll('${', () => '$${') : mapInner(value, escaped);
}

/** What the kind's checks call a secret, and tags that look like one. */
function literalsIn(spec: JsonObject, { checks }: Found['kind']): Literal[] {
  const findings = checks.flatMap((check) => check({ spec, related: () => undefined }));
  const found = findings
    .filter(({ reason }) => reason === 'SecretLiteral')
    .map(({ path, severity }) => ({ path, value: at(spec, path) ?? null, isCertain: severity !== 'warning' }));
  return [...found, ...tagLiterals(spec.tags)];
}

function tagLiterals(tags: Json | undefined): Literal[] {
  const entries: (readonly [Path, string, Json | undefined])[] = Array.isArray(tags)
    ? tags.filter(isObject).map(({ key, value }, index) => [['tags', index, 'value'], String(key), value] as const)
    : Object.entries(tags && isObject(tags) ? tags : {}).map(([key, value]) => [['tags', key], key, value] as const);
  return entries.flatMap(([path, name, value]) =>
    typeof value === 'string' && (isSecretLiteral(name, value) || isSecretText(value))
      ? [{ path, value, isCertain: false }]
      : [],
  );
}

/** `web.DB_PASSWORD` for an entry of that name, `web.command.2` for an element of a list. */
function variableFor(id: ResourceId, path: Path, spec: JsonObject): string {
  const name = [nameOf(id), ...stepsOf(path, spec)].join('.').replace(/[^\w.-]/g, '_');
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`;
}

function stepsOf(path: Path, spec: JsonObject): Path {
  if (typeof path.at(-1) === 'number') return path.slice(-2);
  const entry = at(spec, path.slice(0, -1));
  const named = path.at(-1) === 'value' && isObject(entry) ? (entry.name ?? entry.key) : undefined;
  return typeof named === 'string' ? [named] : path.slice(-1);
}

function freeVariable(name: string, value: Json, values: ReadonlyMap<string, Json>): string {
  let free = name;
  for (let count = 2; values.has(free) && values.get(free) !== value; count++) free = `${name}.${count}`;
  return free;
}

function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, step) => {
    if (Array.isArray(inner)) return inner[Number(step)];
    return isObject(inner) ? inner[step] : undefined;
  }, value);
}

function replaceAt(value: Json, [step, ...rest]: Path, text: string): Json {
  return mapInner(value, (inner, name) => {
    if (name !== step) return inner;
    return rest.length === 0 ? text : replaceAt(inner, rest, text);
  });
}

function stepText(step: string | number): string {
  return typeof step === 'number' ? `[${step}]` : step;
}
