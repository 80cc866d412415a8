import { isObject } from "../lib/json.js";
import { ruleBelow } from "../model/field.js";
/** What stands in the place of a value that must not be shown. */
export const masked = '(sensitive)';
/** A value as it may be shown: whatever the rules below call secret is masked. */
export function mask(value, node) {
    if (Array.isArray(value))
        return value.map((item) => mask(item, ruleBelow(node, '[]')));
    if (!isObject(value))
        return value;
    const members = Object.entries(value).map(([name, item]) => [name, maskMember(name, item, { value, node })]);
    return Object.fromEntries(members);
}
/** True when a member's value must not be shown. */
export function isSecret({ secret }, name, siblings) {
    const value = siblings[name];
    if (secret === undefined || value === undefined || value === null)
        return false;
    return secret === true || secret(value, siblings);
}
function maskMember(name, item, { value, node }) {
    const child = ruleBelow(node, name);
    if (item === undefined)
        return undefined;
    return isSecret(child.rule, name, value) ? masked : mask(item, child);
}
