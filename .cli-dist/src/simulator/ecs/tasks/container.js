/** True when the task lives and dies with this container. */
export function essential(definition) {
    return definition.essential !== false;
}
/** True when the container's own health check decides on the health of the task. */
export function healthChecked(definition) {
    return (essential(definition) && definition.healthCheck !== undefined && definition.healthCheck.command?.[0] !== 'NONE');
}
/** The running side of a container definition. */
export function containerOf(task, definition) {
    const found = task.view.containers?.find(({ name }) => name === definition.name);
    if (!found)
        throw new Error(`task ${task.id} has no container ${definition.name}`);
    return found;
}
/** The value that an environment variable has in a container once the task's overrides are applied. */
export function environmentValue(task, definition, variable) {
    const override = task.view.overrides?.containerOverrides?.find(({ name }) => name === definition.name);
    const all = [...(definition.environment ?? []), ...(override?.environment ?? [])];
    return all.findLast(({ name }) => name === variable)?.value;
}
