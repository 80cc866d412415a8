import { isObject, type Json, type JsonObject } from '../../lib/json.ts';
import type { FieldChange } from '../../model/change.ts';
import { type FieldRule, type RuleNode, ruleBelow, ruleTree } from '../../model/field.ts';
import type { Kind } from '../../model/kind.ts';
import { authorTags } from '../../model/ownership.ts';
import type { Step } from '../../model/plan.ts';
import type { Desired, Tags } from '../../model/provider.ts';
import { isSecretEntry } from '../../model/secret.ts';
import { rulesAt } from './keyed.ts';

/** Stands where a value must not be shown. */
export const sensitive = '(sensitive)';

/** A spec of the kind with its secret values hidden. */
export function withoutSecrets(spec: JsonObject, kind: Kind): JsonObject {
  return hide(spec, ruleTree(kind.fields)) as JsonObject;
}

/** What differs, ownership tags apart, with the secret values inside of added and removed parts hidden; the fields of a new resource are all added. */
export function shownFields({ change, kind, desired }: Step): FieldChange[] {
  const fields = change.op === 'create' && desired ? addedFields(desired, kind) : change.fields;
  const shown = fields.filter(({ path }) => path[0] !== 'ownership');
  return shown.map((field) => {
    if (field.sensitive || isSecretTag(field)) return { ...field, sensitive: true };
    return hideInField(field, kind);
  });
}

/** Tags with the values that look like secrets hidden. */
export function shownTags(tags: Tags): Tags {
  const entries = Object.entries(tags).map(([name, value]) => [
    name,
    isSecretEntry(value, { name }) ? sensitive : value,
  ]);
  return Object.fromEntries(entries);
}

function isSecretTag({ path: [first, step = ''], before, after }: FieldChange): boolean {
  if (first !== 'tags') return false;
  const name = step.slice(1, -1);
  return [before, after].some((value) => value !== undefined && isSecretEntry(value, { name }));
}

function addedFields({ given, tags }: Desired, kind: Kind): FieldChange[] {
  const rules = ruleTree(kind.fields);
  const members = Object.entries(given).flatMap(([name, after]): FieldChange[] => {
    if (after === undefined) return [];
    const hidden = isSecret(ruleBelow(rules, name).rule, after, given);
    return [{ path: [name], after, mode: kind.onChange, ...(hidden ? { sensitive: true } : {}) }];
  });
  const tagged = Object.entries(authorTags(tags)).map(
    ([key, after]): FieldChange => ({ path: ['tags', `[${key}]`], after, mode: 'update' }),
  );
  return [...members, ...tagged];
}

function hideInField(field: FieldChange, kind: Kind): FieldChange {
  const node = rulesAt(ruleTree(kind.fields), field.path);
  const { before, after } = field;
  return {
    ...field,
    ...(before === undefined ? {} : { before: hide(before, node) }),
    ...(after === undefined ? {} : { after: hide(after, node) }),
  };
}

function hide(value: Json, node: RuleNode): Json {
  if (Array.isArray(value)) return value.map((item) => hide(item, ruleBelow(node, '[]')));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, item]): [string, Json | undefined] => {
    const below = ruleBelow(node, name);
    if (item === undefined) return [name, item];
    return [name, isSecret(below.rule, item, value) ? sensitive : hide(item, below)];
  });
  return Object.fromEntries(members);
}

function isSecret({ secret }: FieldRule, value: Json, siblings: JsonObject): boolean {
  return typeof secret === 'function' ? secret(value, siblings) : secret === true;
}
