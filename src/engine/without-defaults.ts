import { isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts';
import { type RuleNode, ruleBelow } from '../model/field.ts';

/** A canonical value as an author would write it: without members that say no more than AWS's default. */
export function withoutDefaults(value: Json, node: RuleNode): Json {
  if (node.rule.document) return value;
  if (Array.isArray(value)) return value.map((item) => withoutDefaults(item, ruleBelow(node, '[]')));
  if (!isObject(value)) return value;
  const said = Object.entries(value).flatMap(([name, item]): [string, Json][] => {
    const { whenOmitted } = ruleBelow(node, name).rule;
    const isDefault = item === undefined || (typeof whenOmitted !== 'symbol' && sameJson(item, whenOmitted));
    return isDefault ? [] : [[name, withoutDefaults(item, ruleBelow(node, name))]];
  });
  // A block of nothing but defaults is not the same as no block.
  return said.length > 0 ? (Object.fromEntries(said) as JsonObject) : value;
}
