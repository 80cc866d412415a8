import { isObject } from "../lib/json.js";
/** True for a value that is known only after apply. */
export function isPending(value) {
    return isObject(value) && 'pending' in value && 'attribute' in value && 'suffix' in value;
}
/** A path as one text: `containerDefinitions[app].image`. */
export function pathText(path) {
    return path.reduce((text, step) => (step.startsWith('[') || text === '' ? text + step : `${text}.${step}`), '');
}
