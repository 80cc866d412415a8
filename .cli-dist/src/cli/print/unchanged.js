import { isObject } from "../../lib/json.js";
import { ruleBelow, ruleTree } from "../../model/field.js";
import { isElement } from "./field-tree.js";
/** `6 environment entries, 9 fields unchanged` about the element at the path; empty when nothing can be said. */
export function unchangedText(step, path, branch) {
    const given = step.desired?.given;
    if (!given || !isElement(path.at(-1) ?? ''))
        return '';
    const element = find(given, path, ruleTree(step.kind.fields));
    if (!isObject(element))
        return '';
    const entries = branch.children.flatMap(({ step: name, children }) => entryCount(name, element[name], children));
    const changed = new Set(branch.children.map((child) => child.step));
    const fields = Object.keys(element).filter((name) => element[name] !== undefined && !changed.has(name)).length;
    const counts = [...entries, ...(fields > 0 ? [`${fields} ${fields === 1 ? 'field' : 'fields'}`] : [])];
    return counts.length > 0 ? `${counts.join(', ')} unchanged` : '';
}
function entryCount(name, list, changed) {
    if (!Array.isArray(list) || !changed.some(({ step }) => isElement(step)))
        return [];
    const removed = changed.filter(({ change }) => change && change.after === undefined).length;
    const count = list.length - (changed.length - removed);
    return count > 0 ? [`${count} ${name} ${count === 1 ? 'entry' : 'entries'}`] : [];
}
function find(given, path, rules) {
    let at = given;
    let node = rules;
    for (const step of path) {
        const { keyedBy } = node.rule;
        if (step.startsWith('['))
            at = Array.isArray(at) ? elementOf(at, step.slice(1, -1), keyedBy) : undefined;
        else
            at = isObject(at) ? at[step] : undefined;
        node = ruleBelow(node, step.startsWith('[') ? '[]' : step);
    }
    return at;
}
function elementOf(list, key, keyedBy = []) {
    const [member, ...others] = keyedBy;
    if (member === undefined || others.length > 0)
        return undefined;
    return list.find((item) => isObject(item) && String(item[member]) === key);
}
