/** A log group has no life of its own: it is healthy when it exists. */
export function logGroupHealth(_observed) {
    return { status: 'Healthy', message: '' };
}
