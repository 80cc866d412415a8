import { isObject, sameJson } from "../lib/json.js";
import { isPending } from "../model/change.js";
import { keep, ruleBelow } from "../model/field.js";
import { elementsByKey } from "./keyed.js";
import { isSecret, mask } from "./mask.js";
/** The fields in which two canonical specs differ, in the order of the desired one. */
export function diff(desired, observed, kind) {
    const inherited = { onChange: kind.onChange, rolls: undefined, secret: undefined };
    return diffMembers({ desired, observed, path: [] }, kind.rules, inherited);
}
function diffValue(pair, node, around) {
    const { desired, observed } = pair;
    const { rule } = node;
    if (desired === undefined && (observed === undefined || rule.whenOmitted === keep))
        return [];
    if (rule.sameAs?.(desired, observed))
        return [];
    const inherited = inherit(rule, around);
    if (areMappings(pair, rule))
        return diffMembers(pair, node, inherited);
    if (rule.keyedBy && bothLists(desired, observed))
        return diffKeyed(pair, node, inherited);
    return sameJson(desired, observed) ? [] : [fieldChange(pair, node, inherited)];
}
function inherit(rule, around) {
    return {
        onChange: rule.onChange ?? around.onChange,
        rolls: rule.rolls ?? around.rolls,
        secret: rule.secret === true ? true : around.secret,
    };
}
function areMappings({ desired, observed }, rule) {
    return !rule.document && isObject(desired) && !isPending(desired) && isObject(observed);
}
function bothLists(desired, observed) {
    return (desired === undefined || Array.isArray(desired)) && (observed === undefined || Array.isArray(observed));
}
function diffMembers(pair, node, inherited) {
    const desired = isObject(pair.desired) ? pair.desired : {};
    const observed = isObject(pair.observed) ? pair.observed : {};
    const names = new Set([...Object.keys(desired), ...Object.keys(observed)]);
    return [...names].flatMap((name) => {
        const child = ruleBelow(node, name);
        const hidden = isSecret(child.rule, name, desired) || isSecret(child.rule, name, observed);
        const below = { desired: desired[name], observed: observed[name], path: [...pair.path, name] };
        return diffValue(below, child, hidden ? { ...inherited, secret: true } : inherited);
    });
}
function diffKeyed(pair, node, inherited) {
    const { keyedBy = [] } = node.rule;
    const desired = elementsByKey(listOf(pair.desired), keyedBy);
    const observed = elementsByKey(listOf(pair.observed), keyedBy);
    const keys = new Set([...desired.keys(), ...observed.keys()]);
    return [...keys].flatMap((name) => {
        const below = { desired: desired.get(name), observed: observed.get(name), path: [...pair.path, `[${name}]`] };
        return diffValue(below, ruleBelow(node, '[]'), inherited);
    });
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function fieldChange({ desired, observed, path }, node, { onChange, rolls, secret }) {
    const mode = typeof onChange === 'function' ? onChange(observed, desired) : (onChange ?? 'update');
    return {
        path,
        ...(observed === undefined ? {} : { before: mask(observed, node) }),
        ...(desired === undefined ? {} : { after: isPending(desired) ? desired : mask(desired, node) }),
        mode,
        ...(rolls ? { rolls } : {}),
        ...(secret ? { sensitive: true } : {}),
    };
}
