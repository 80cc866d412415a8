/** True for an object that is neither an array nor null. */
export function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** JSON text that is equal for equal values: object members sorted, absent members left out. */
export function canonicalJson(value) {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (!isObject(value))
        return JSON.stringify(value ?? null);
    const members = Object.keys(value)
        .filter((name) => value[name] !== undefined)
        .sort()
        .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`);
    return `{${members.join(',')}}`;
}
/** True when both values have equal canonical JSON. */
export function sameJson(left, right) {
    if (left === right)
        return true;
    if (typeof left !== 'object' || typeof right !== 'object')
        return false;
    return canonicalJson(left) === canonicalJson(right);
}
