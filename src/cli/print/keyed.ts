import { isObject, type Json } from '../../lib/json.ts';
import { type RuleNode, ruleBelow } from '../../model/field.ts';

/** The text that tells a keyed list's element apart in a `FieldChange.path`. */
export function elementKey(item: Json, members: readonly string[]): string {
  if (!isObject(item)) return String(item);
  const values = members.map((member) => item[member]).filter((value) => value !== undefined);
  return values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : String(value))).join('/');
}

/** The rules below a `FieldChange.path`. */
export function rulesAt(root: RuleNode, path: readonly string[]): RuleNode {
  return path.map((step) => (step.startsWith('[') ? '[]' : step)).reduce(ruleBelow, root);
}
