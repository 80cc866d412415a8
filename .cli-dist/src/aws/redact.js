import { FailureError } from "../model/failure.js";
const secretMembers = new Set(['environment', 'options', 'dockerLabels', 'command', 'entryPoint']);
/** The error with every value that the request carried in a possibly secret member taken out: AWS's texts quote their input. */
export function withoutSecrets(error, input) {
    const { reason, message, code } = error.failure;
    let redacted = message;
    for (const secret of secrets(input, false))
        redacted = redacted.replaceAll(secret, '(sensitive)');
    return redacted === message ? error : new FailureError(reason, redacted, code);
}
function secrets(value, inside) {
    if (typeof value === 'string')
        return inside && value.length >= 4 ? [value] : [];
    if (typeof value !== 'object' || value === null)
        return [];
    // The name of an environment variable is no secret, and AWS's texts need it.
    const members = Object.entries(value).filter(([name]) => !(inside && name === 'name'));
    return members.flatMap(([name, item]) => secrets(item, inside || secretMembers.has(name)));
}
