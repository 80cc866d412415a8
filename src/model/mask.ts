import { isObject, type Json, type JsonObject } from '../lib/json.ts';
import { type FieldRule, type RuleNode, ruleBelow } from './field.ts';
import { masked, withoutCertainSecrets } from './secret.ts';

/** A value as it may be shown: whatever the rules below call secret, or surely is one, is masked. */
export function mask(value: Json, node: RuleNode): Json {
  if (typeof value === 'string') return withoutCertainSecrets(value);
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

/** True when plans must not show a member's value, which others read than those who may read it on AWS. */
export function isHidden(rule: FieldRule, name: string, siblings: JsonObject): boolean {
  return (rule.confidential === true && siblings[name] !== undefined) || isSecret(rule, name, siblings);
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
