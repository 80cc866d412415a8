import { isObject } from "../lib/json.js";
/** True for a text that stands for a value nobody can tell yet: a reference, or one with a variable in it. */
export function isUnknown(value) {
    return typeof value === 'string' && (value.startsWith('ref:') || value.includes('${'));
}
/** True when nothing is said: the member is missing or empty. */
export function isAbsent(value) {
    if (typeof value === 'object' && value !== null)
        return Object.keys(value).length === 0;
    return value === undefined || value === null || value === '';
}
/** The text; undefined when it is empty, not a text or not known yet. */
export function textOf(value) {
    return typeof value === 'string' && value !== '' && !isUnknown(value) ? value : undefined;
}
/** The number; undefined when it is none or not known yet. */
export function numberOf(value) {
    return typeof value === 'number' ? value : undefined;
}
/** The elements of a list; none when it is no list or not known yet. */
export function listOf(value) {
    return Array.isArray(value) ? value : [];
}
/** The value at a path such as `linuxParameters.maxSwap`; the text that hides it when it is not known yet. */
export function valueAt(object, path) {
    let value = object;
    for (const step of path.split('.')) {
        if (isUnknown(value))
            return value;
        value = isObject(value) ? value[step] : undefined;
    }
    return value;
}
/** The names that the objects in a list have in one of their members. */
export function namesIn(list, member = 'name') {
    const elements = listOf(list);
    const names = elements.map((element) => (isObject(element) ? element[member] : element));
    const isComplete = !isUnknown(list) && !names.some(isUnknown);
    return { known: new Set(names.flatMap((name) => textOf(name) ?? [])), isComplete };
}
/** True when a name is known and surely not among the names. */
export function isMissing(name, names) {
    const text = textOf(name);
    return text !== undefined && names.isComplete && !names.known.has(text);
}
