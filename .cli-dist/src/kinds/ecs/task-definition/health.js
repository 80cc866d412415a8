/** A registered revision has no life of its own: it is healthy as long as it is active. */
export function taskDefinitionHealth(_observed) {
    return { status: 'Healthy', message: '' };
}
