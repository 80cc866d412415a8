import { canonicalJson, isObject } from "../../../lib/json.js";
/**
 * A repository policy in the one form for all texts that IAM takes to mean the same: lists of one collapsed, lists sorted,
 * `*` principals and account ids spelled alike. AWS answers with its own re-ordered, re-indented text.
 */
export function canonicalAccessPolicy(policy) {
    if (!isObject(policy))
        return policy;
    const { Statement: statement, ...rest } = policy;
    if (statement === undefined)
        return policy;
    const statements = (Array.isArray(statement) ? statement : [statement]).map((item) => isObject(item) ? canonicalStatement(item) : item);
    return { ...rest, Statement: statements.sort(byText) };
}
function canonicalStatement(statement) {
    const entries = Object.entries(statement).map(([name, value]) => [name, canonicalElement(name, value)]);
    return Object.fromEntries(entries);
}
function canonicalElement(name, value) {
    if (name === 'Principal' || name === 'NotPrincipal')
        return canonicalPrincipal(value);
    if (name === 'Condition' && isObject(value))
        return canonicalCondition(value);
    return scalarOrSorted(value);
}
function canonicalPrincipal(value) {
    if (value === '*')
        return { AWS: '*' };
    if (!isObject(value))
        return value;
    const entries = Object.entries(value).map(([type, names]) => [
        type,
        scalarOrSorted(type === 'AWS' ? accountRoots(names) : names),
    ]);
    return Object.fromEntries(entries);
}
function accountRoots(names) {
    if (Array.isArray(names))
        return names.map((name) => accountRoots(name) ?? null);
    return typeof names === 'string' && /^\d{12}$/.test(names) ? `arn:aws:iam::${names}:root` : names;
}
function canonicalCondition(condition) {
    const entries = Object.entries(condition).map(([operator, keys]) => [
        operator,
        isObject(keys)
            ? Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, scalarOrSorted(value)]))
            : keys,
    ]);
    return Object.fromEntries(entries);
}
function scalarOrSorted(value) {
    if (!Array.isArray(value))
        return value;
    return value.length === 1 ? value[0] : [...value].sort(byText);
}
function byText(left, right) {
    return canonicalJson(left) < canonicalJson(right) ? -1 : 1;
}
