import { isObject } from "../lib/json.js";
import { isPending } from "../model/change.js";
/** The desired state with every pending value filled in that is known by now. */
export function resolvePending(desired, attributesOf) {
    const spec = resolveValue(desired.spec, attributesOf);
    if (spec === desired.spec)
        return desired;
    return { ...desired, spec, given: resolveValue(desired.given, attributesOf) };
}
/** The first value that is still pending. */
export function firstPending(value) {
    if (isPending(value))
        return value;
    if (typeof value !== 'object' || value === null)
        return undefined;
    for (const item of Object.values(value)) {
        const pending = firstPending(item);
        if (pending)
            return pending;
    }
    return undefined;
}
function resolveValue(value, attributesOf) {
    if (isPending(value))
        return resolveOne(value, attributesOf);
    if (Array.isArray(value)) {
        const items = value.map((item) => resolveValue(item, attributesOf));
        return items.some((item, index) => item !== value[index]) ? items : value;
    }
    if (!isObject(value))
        return value;
    const entries = Object.entries(value).map(([name, item]) => [name, item === undefined ? item : resolveValue(item, attributesOf)]);
    return entries.some(([name, item]) => item !== value[name]) ? Object.fromEntries(entries) : value;
}
function resolveOne(pending, attributesOf) {
    const value = attributesOf(pending.pending)?.[pending.attribute];
    return value === undefined ? pending : value + pending.suffix;
}
