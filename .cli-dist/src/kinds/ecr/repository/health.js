/** A repository has no life of its own: it is healthy when it exists. */
export function repositoryHealth(_observed) {
    return { status: 'Healthy', message: '' };
}
