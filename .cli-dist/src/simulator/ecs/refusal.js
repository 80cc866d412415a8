import { AwsError } from "../aws-error.js";
/** ECS's refusal of a member's value. */
export function invalidParameter(message) {
    return new AwsError('InvalidParameterException', message);
}
/** ECS's refusal of what a request asks for as a whole. */
export function clientError(message) {
    return new AwsError('ClientException', message);
}
/** Refuses a value that is given and not among the SDK's values of that enumeration. */
export function requireOneOf(subject, value, values) {
    const allowed = Object.values(values);
    if (value !== undefined && !allowed.includes(value)) {
        throw invalidParameter(`${subject} should be one of [${allowed.sort().join(',')}]`);
    }
}
/** Refuses a list that is longer than AWS takes. */
export function requireAtMost(subject, list, maximum) {
    if ((list?.length ?? 0) > maximum)
        throw invalidParameter(`${subject} can have at most ${maximum} items.`);
}
/** The value of a member that AWS insists on. */
export function required(subject, value) {
    if (value === undefined)
        throw invalidParameter(`${subject} is missing`);
    return value;
}
/** Refuses a page size outside 1 to `maximum`. */
export function requirePageSize(maxResults, maximum) {
    if (maxResults === undefined || (Number.isInteger(maxResults) && maxResults >= 1 && maxResults <= maximum))
        return;
    throw invalidParameter(`maxResults must be between 1 and ${maximum}`);
}
