import { isObject } from "../../../../lib/json.js";
import { nearest } from "../../../../lib/nearest.js";
import { isUnknown } from "../../../../model/known.js";
/** The members of an object that do not exist, are missing, or are not what they may be. */
export function memberFindings({ path, value }, what, members) {
    const unknown = Object.keys(value)
        .filter((name) => !Object.hasOwn(members, name))
        .map((name) => unknownMember([...path, name], what, members));
    const others = Object.entries(members).flatMap(([name, member]) => {
        const problem = problemOf(value[name], member);
        if (!problem)
            return [];
        const at = value[name] === undefined ? path : [...path, name];
        return [{ path: at, message: `${name} of ${what} ${problem}` }];
    });
    return [...unknown, ...others];
}
function problemOf(value, { required, oneOf, is }) {
    if (value === undefined)
        return required && 'is missing';
    if (isUnknown(value))
        return undefined;
    if (oneOf && !oneOf.includes(String(value)))
        return `must be ${oneOf.join(' or ')}`;
    return is && !isOfType(value, is) ? `must be ${is}` : undefined;
}
function isOfType(value, type) {
    return type === 'a list' ? Array.isArray(value) : isObject(value);
}
function unknownMember(path, what, members) {
    const name = String(path.at(-1));
    const meant = nearest(name, Object.keys(members));
    const suggestion = meant ? { suggestion: `did you mean "${meant}"?` } : {};
    return { path, message: `${what} cannot have "${name}"`, ...suggestion };
}
