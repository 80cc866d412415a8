import { isObject } from "../../lib/json.js";
import { ruleBelow, ruleTree } from "../../model/field.js";
/** Stands where a value must not be shown. */
export const sensitive = '(sensitive)';
/** A spec of the kind with its secret values hidden. */
export function withoutSecrets(spec, kind) {
    return hide(spec, ruleTree(kind.fields));
}
/** What differs, with the secret values inside of added and removed parts hidden; the fields of a new resource are all added. */
export function shownFields({ change, kind, desired }) {
    const fields = change.op === 'create' ? addedFields(desired?.given ?? {}, kind) : change.fields;
    return fields.map((field) => (field.sensitive ? field : hideInField(field, kind)));
}
function addedFields(given, kind) {
    return Object.entries(given).flatMap(([name, after]) => {
        if (after === undefined)
            return [];
        const hidden = isSecret(ruleBelow(ruleTree(kind.fields), name).rule, after, given);
        return [{ path: [name], after, mode: kind.onChange, ...(hidden ? { sensitive: true } : {}) }];
    });
}
function hideInField(field, kind) {
    const steps = field.path.map((step) => (step.startsWith('[') ? '[]' : step));
    const node = steps.reduce(ruleBelow, ruleTree(kind.fields));
    const { before, after } = field;
    return {
        ...field,
        ...(before === undefined ? {} : { before: hide(before, node) }),
        ...(after === undefined ? {} : { after: hide(after, node) }),
    };
}
function hide(value, node) {
    if (Array.isArray(value))
        return value.map((item) => hide(item, ruleBelow(node, '[]')));
    if (!isObject(value))
        return value;
    const members = Object.entries(value).map(([name, item]) => {
        const below = ruleBelow(node, name);
        if (item === undefined)
            return [name, item];
        return [name, isSecret(below.rule, item, value) ? sensitive : hide(item, below)];
    });
    return Object.fromEntries(members);
}
function isSecret({ secret }, value, siblings) {
    return secret === true || (secret !== undefined && secret(value, siblings));
}
