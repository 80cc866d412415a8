import { isObject } from "../../../../lib/json.js";
import { isAbsent, isUnknown } from "../../../../model/known.js";
/** A check of a document that is written as text or as an object; silent while a variable hides it. */
export function checkDocument({ member, maximumLength }, check) {
    return ({ spec }) => {
        const document = documentOf(spec[member]);
        if (document === undefined)
            return [];
        const path = [member];
        if (!isObject(document))
            return [{ path, message: `${member} is not a JSON document`, suggestion: 'it may be written as YAML' }];
        const { length } = JSON.stringify(document);
        const tooLong = length > maximumLength ? [{ path, message: tooLongMessage(member, length, maximumLength) }] : [];
        return [...tooLong, ...check({ path, value: document })];
    };
}
/** Undefined when there is none, or none that is known; null when it cannot be read. */
function documentOf(value) {
    if (isAbsent(value))
        return undefined;
    if (typeof value !== 'string')
        return value;
    try {
        return JSON.parse(value);
    }
    catch {
        return isUnknown(value) ? undefined : null;
    }
}
function tooLongMessage(member, length, maximum) {
    return `${member} has ${length} characters, and ECR takes at most ${maximum}`;
}
