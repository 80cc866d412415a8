import { isObject } from "../../../lib/json.js";
/** A lifecycle policy in the one form for all texts that AWS takes to mean the same: rules by priority, lists sorted, defaults left out. */
export function canonicalLifecyclePolicy(policy) {
    if (!isObject(policy) || !Array.isArray(policy.rules))
        return policy;
    const rules = policy.rules.map((rule) => (isObject(rule) ? canonicalRule(rule) : rule));
    return { ...policy, rules: rules.sort((left, right) => priority(left) - priority(right)) };
}
function canonicalRule(rule) {
    const { selection, ...rest } = rule;
    return isObject(selection) ? { ...rest, selection: canonicalSelection(selection) } : rule;
}
function canonicalSelection({ storageClass, tagPatternList, tagPrefixList, ...rest }) {
    return {
        ...rest,
        ...(storageClass === undefined || storageClass === 'standard' ? {} : { storageClass }),
        ...(tagPatternList === undefined ? {} : { tagPatternList: sorted(tagPatternList) }),
        ...(tagPrefixList === undefined ? {} : { tagPrefixList: sorted(tagPrefixList) }),
    };
}
function sorted(list) {
    return Array.isArray(list) ? [...list].map(String).sort() : list;
}
function priority(rule) {
    return isObject(rule) ? Number(rule.rulePriority) : 0;
}
