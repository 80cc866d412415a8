/** How many tasks a change replaces by starting a deployment, 0 when that is not known; undefined when it starts none. */
export function rolledTasks({ change, desired, observed }) {
    if (!observed || !change.fields.some(({ rolls }) => rolls))
        return undefined;
    const count = desired?.spec.desiredCount ?? observed.facts.desiredCount;
    return typeof count === 'number' ? count : 0;
}
