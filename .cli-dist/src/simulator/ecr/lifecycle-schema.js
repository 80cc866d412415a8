import { isObject } from "../../lib/json.js";
/** The problem of a document that ECR cannot even read as a policy; it outweighs all others. */
export const unreadable = 'Could not map policyString into LifecyclePolicy.';
const selection = object(['tagStatus', 'countType', 'countNumber'], {
    tagStatus: enumeration('any', 'tagged', 'untagged'),
    tagPatternList: list(text, 1),
    tagPrefixList: list(text, 1),
    storageClass: enumeration('archive', 'standard'),
    countType: enumeration('imageCountMoreThan', 'sinceImagePulled', 'sinceImagePushed', 'sinceImageTransitioned'),
    countUnit: enumeration('days'),
    countNumber: positiveInteger,
});
const action = object(['type'], {
    type: enumeration('expire', 'transition'),
    targetStorageClass: enumeration('archive'),
});
const rule = object(['rulePriority', 'selection', 'action'], {
    rulePriority: positiveInteger,
    description: text,
    selection,
    action,
});
/** Checks a lifecycle policy document against the schema of the ECR user guide. */
export const lifecycleProblems = object(['rules'], { rules: list(rule, 1, 50) });
function object(required, members) {
    return (value) => {
        if (!isObject(value))
            return wrongType(value, 'object');
        if (Object.keys(value).some((name) => !Object.hasOwn(members, name)))
            return [unreadable];
        const missing = required.filter((name) => value[name] === undefined);
        const problems = Object.entries(members).flatMap(([name, check]) => value[name] === undefined ? [] : check(value[name]));
        if (missing.length === 0)
            return problems;
        return [`object has missing required properties (${JSON.stringify(missing)})`, ...problems];
    };
}
function list(item, minimum, maximum = Number.POSITIVE_INFINITY) {
    return (value) => {
        if (!Array.isArray(value))
            return wrongType(value, 'array');
        const { length } = value;
        if (length < minimum)
            return [`array is too short: must have at least ${minimum} elements but instance has ${length} elements`];
        if (length > maximum)
            return [`array is too long: must have at most ${maximum} elements but instance has ${length} elements`];
        return value.flatMap(item);
    };
}
function enumeration(...possible) {
    return (value) => {
        if (typeof value === 'string' && possible.includes(value))
            return [];
        return [
            `instance value (${JSON.stringify(value)}) not found in enum (possible values: ${JSON.stringify(possible)})`,
        ];
    };
}
function positiveInteger(value) {
    if (!Number.isInteger(value))
        return wrongType(value, 'integer');
    if (Number(value) >= 1)
        return [];
    return [`numeric instance is lower than the required minimum (minimum: 1, found: ${value})`];
}
function text(value) {
    return typeof value === 'string' ? [] : wrongType(value, 'string');
}
function wrongType(value, expected) {
    return [`instance type (${typeOf(value)}) does not match any allowed primitive type (allowed: ["${expected}"])`];
}
function typeOf(value) {
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'array';
    return Number.isInteger(value) ? 'integer' : typeof value;
}
