import { createHash } from 'node:crypto';
import { canonicalJson, isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts';
import { type RuleNode, ruleBelow } from '../model/field.ts';

/**
 * A hash of what a canonical spec says, 32 hexadecimal digits. It does not depend on defaults being written out, so that a
 * new rule about a default does not make every revision look new.
 */
export function contentHash(spec: JsonObject, rules: RuleNode): string {
  return createHash('sha256')
    .update(canonicalJson(minimal(spec, rules)))
    .digest('hex')
    .slice(0, 32);
}

function minimal(value: Json | undefined, node: RuleNode): Json | undefined {
  if (node.rule.document) return value;
  if (Array.isArray(value)) return value.map((item) => minimal(item, ruleBelow(node, '[]')) ?? null);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, item]) => [name, minimalMember(item, ruleBelow(node, name))]);
  return Object.fromEntries(members.filter(([, item]) => item !== undefined)) as JsonObject;
}

function minimalMember(item: Json | undefined, node: RuleNode): Json | undefined {
  const { whenOmitted, onChange } = node.rule;
  const isDefault = typeof whenOmitted !== 'symbol' && sameJson(item, whenOmitted);
  if (isDefault || onChange === 'update') return undefined;
  const said = minimal(item, node);
  // A block of nothing but defaults means the same as no block only where that is the block's own default.
  return isObject(whenOmitted) && isObject(said) && Object.keys(said).length === 0 ? undefined : said;
}
