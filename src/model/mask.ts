import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { type FieldRule, type RuleNode, ruleBelow } from './field.ts';

/** What stands in the place of a value that must not be shown. */
export const masked = '(sensitive)';

/** A value as it may be shown: whatever the rules below call secret is masked. */
export function mask(value: Json, node: RuleNode): Json {
  if (Array.isArray(value)) return value.map((item) => mask(item, ruleBelow(node, '[]')));
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, item]) => [name, maskMember(name, item, { value, node })]);
  return Object.fromEntries(members) as JsonObject;
}

/** True when a member's value must not be shown. */
export function isSecret({ secret }: FieldRule, name: string, siblings: JsonObject): boolean {
  const value = siblings[name];
  if (secret === undefined || value === undefined || value === null) return false;
  return secret === true || secret(value, siblings);
}

function maskMember(
  name: string,
  item: Json | undefined,
  { value, node }: { value: JsonObject; node: RuleNode },
): Json | undefined {
  const child = ruleBelow(node, name);
  if (item === undefined) return undefined;
  return isSecret(child.rule, name, value) ? masked : mask(item, child);
}
