import { isObject, type Json, type JsonObject } from '../../../lib/json.ts';

/** A lifecycle policy in the one form for all texts that AWS takes to mean the same: rules by priority, lists sorted, defaults left out. */
export function canonicalLifecyclePolicy(policy: Json): Json {
  if (!isObject(policy) || !Array.isArray(policy.rules)) return policy;
  const rules = policy.rules.map((rule) => (isObject(rule) ? canonicalRule(rule) : rule));
  return { ...policy, rules: rules.sort((left, right) => priority(left) - priority(right)) };
}

function canonicalRule(rule: JsonObject): JsonObject {
  const { selection, ...rest } = rule;
  return isObject(selection) ? { ...rest, selection: canonicalSelection(selection) } : rule;
}

function canonicalSelection({ storageClass, tagPatternList, tagPrefixList, ...rest }: JsonObject): JsonObject {
  return {
    ...rest,
    ...(storageClass === undefined || storageClass === 'standard' ? {} : { storageClass }),
    ...(tagPatternList === undefined ? {} : { tagPatternList: sorted(tagPatternList) }),
    ...(tagPrefixList === undefined ? {} : { tagPrefixList: sorted(tagPrefixList) }),
  };
}

function sorted(list: Json): Json {
  return Array.isArray(list) ? [...list].map(String).sort() : list;
}

function priority(rule: Json): number {
  return isObject(rule) ? Number(rule.rulePriority) : 0;
}
