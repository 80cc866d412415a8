import { AwsError } from "./aws-error.js";
/** The refusal of AWS's common front end, under the error code that the service gives it: all violations in one sentence each. */
export function validationError(code) {
    return (violations) => {
        const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
        return new AwsError(code, `${count} detected: ${violations.map(sentence).join('; ')}`);
    };
}
function sentence({ path, value, constraint }) {
    return `Value ${printed(value)} at '${path}' failed to satisfy constraint: ${constraint}`;
}
function printed(value) {
    if (value === undefined)
        return 'null';
    if (Array.isArray(value))
        return `'[${value.join(', ')}]'`;
    return typeof value === 'object' ? `'${JSON.stringify(value)}'` : `'${value}'`;
}
