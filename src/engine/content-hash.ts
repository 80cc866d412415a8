import { createHash } from 'node:crypto';
import { canonicalJson, isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts';
import { type RuleNode, ruleBelow } from '../model/field.ts';
import { elementKey } from './keyed.ts';

/**
 * A hash of what a canonical spec says, 32 hexadecimal digits. It does not depend on list order where order means nothing,
 * nor on defaults being written out, so that a new rule about a default does not make every revision look new.
 */
export function contentHash(spec: JsonObject, rules: RuleNode): string {
  return createHash('sha256')
    .update(canonicalJson(minimal(spec, rules)))
    .digest('hex')
    .slice(0, 32);
}

function minimal(value: Json | undefined, node: RuleNode): Json | undefined {
  if (node.rule.document) return value;
  if (Array.isArray(value)) return minimalList(value, node);
  if (!isObject(value)) return value;
  const result: JsonObject = {};
  for (const [name, item] of Object.entries(value)) {
    const child = ruleBelow(node, name);
    const isDefault = typeof child.rule.whenOmitted !== 'symbol' && sameJson(item, child.rule.whenOmitted);
    if (item === undefined || isDefault || child.rule.onChange === 'update') continue;
    result[name] = minimal(item, child);
  }
  return result;
}

function minimalList(list: readonly Json[], node: RuleNode): Json[] {
  const { keyedBy, unordered } = node.rule;
  const items = list.map((item) => minimal(item, ruleBelow(node, '[]')) ?? null);
  if (!keyedBy && !unordered) return items;
  const position = (item: Json) => `${keyedBy ? elementKey(item, keyedBy) : ''}\u0000${canonicalJson(item)}`;
  return items.sort((left, right) => (position(left) < position(right) ? -1 : 1));
}
