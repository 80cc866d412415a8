import { isObject } from "../lib/json.js";
import { ruleBelow } from "../model/field.js";
import { resourceId } from "../model/resource.js";
const form = /^ref:([A-Za-z][A-Za-z0-9]*)\/([A-Za-z0-9][A-Za-z0-9._-]*)(?:#([A-Za-z]+))?((?::|@)[A-Za-z0-9._:+-]+)?$/;
/** Reads a reference; undefined when the text is none or malformed. */
export function parseReference(text) {
    const [, kind, name, attribute, suffix = ''] = form.exec(text) ?? [];
    return kind && name ? { id: resourceId(kind, name), attribute, suffix } : undefined;
}
/** Every string in a spec that is a reference or stands where one is legal. */
export function* texts(value, node, path = []) {
    if (typeof value === 'string') {
        if (node.rule.refersTo || value.startsWith('ref:'))
            yield { value, path, rule: node.rule };
    }
    else if (Array.isArray(value)) {
        for (const [index, item] of value.entries())
            yield* texts(item, ruleBelow(node, '[]'), [...path, index]);
    }
    else if (isObject(value)) {
        for (const [name, item] of Object.entries(value))
            yield* texts(item, ruleBelow(node, name), [...path, name]);
    }
}
/** A copy of a spec in which some strings are replaced; the others stay as they are. */
export function replaceTexts(value, node, replace) {
    if (typeof value === 'string')
        return node.rule.refersTo ? replace(value, node.rule) : value;
    if (Array.isArray(value))
        return value.map((item) => replaceTexts(item, ruleBelow(node, '[]'), replace));
    if (!isObject(value))
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [
        name,
        item === undefined ? item : replaceTexts(item, ruleBelow(node, name), replace),
    ]));
}
