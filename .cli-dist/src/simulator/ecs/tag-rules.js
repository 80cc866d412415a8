import { invalidParameter } from "./refusal.js";
const maximum = 50;
const allowed = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const reserved = /^aws:/i;
/**
 * The tags of a request as ECS stores them, in the order given; a value left out is empty. Throws `refuse(text)`, by default
 * InvalidParameterException, for a tag nobody may set and for more than 50.
 */
export function checkedTags(tags, refuse = invalidParameter) {
    const given = tags ?? [];
    const seen = new Set();
    for (const tag of given) {
        const problem = problemOf(tag, seen);
        if (problem)
            throw refuse(problem);
        seen.add(tag.key ?? '');
    }
    return mergedTags([], given, refuse);
}
/** Adds tags to others or overwrites their values; throws when more than 50 remain, not counting AWS's own. */
export function mergedTags(present, given, refuse = invalidParameter) {
    const values = new Map(present.map(({ key = '', value = '' }) => [key, value]));
    for (const { key = '', value = '' } of given)
        values.set(key, value);
    const own = [...values.keys()].filter((key) => !reserved.test(key));
    if (own.length > maximum)
        throw refuse(`Tags can have at most ${maximum} items.`);
    return [...values].map(([key, value]) => ({ key, value }));
}
/** The tags that remain when keys are taken away; AWS's own stay. */
export function tagsWithout(present, keys) {
    return present.filter(({ key = '' }) => reserved.test(key) || !keys.includes(key));
}
function problemOf({ key = '', value = '' }, seen) {
    if (key === '')
        return 'Tag key can not be null or empty.';
    if (reserved.test(key))
        return `Tag key ${key} is invalid. The prefix aws: is reserved for AWS use.`;
    if (key.length > 128 || !allowed.test(key))
        return `Tag key ${key} is invalid.`;
    if (value.length > 256 || !allowed.test(value))
        return `Tag value ${value} is invalid.`;
    return seen.has(key) ? `Tag key ${key} is duplicated.` : undefined;
}
