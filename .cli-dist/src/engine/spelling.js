import { isObject } from "../lib/json.js";
import { element, member, memberNames } from "./shape.js";
/** The value with member names spelled as AWS's shape has them where only the first letter's case differs (`RoleARN` → `roleARN`). */
export function respell(value, shape) {
    if (!shape)
        return value;
    if (Array.isArray(value))
        return value.map((item) => respell(item, element(shape)) ?? null);
    if (!isObject(value))
        return value;
    const known = memberNames(shape);
    const result = {};
    for (const [name, item] of Object.entries(value)) {
        const spelled = known && !known.includes(name) && known.includes(lowerFirst(name)) ? lowerFirst(name) : name;
        result[spelled] = respell(item, member(shape, spelled));
    }
    return result;
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
