const form = /^(?:arn:[^:]+:ecs:[^:]+:\d+:task-definition\/)?([A-Za-z0-9_-]{1,255})(?::([0-9]{1,10}))?$/;
/** Reads a task definition's name or ARN; `undefined` when it is neither. */
export function readRevisionName(nameOrArn) {
    const [, family, revision] = form.exec(nameOrArn) ?? [];
    return family ? { family, revision: revision === undefined ? undefined : Number(revision) } : undefined;
}
/**
 * The revision that a name or ARN stands for, whatever its status; a family alone stands for its newest ACTIVE revision.
 * `undefined` when there is none in this account and region.
 */
export function findTaskDefinition(state, nameOrArn) {
    const name = readRevisionName(nameOrArn);
    const family = name && state.taskDefinitions.get(name.family);
    if (!family)
        return undefined;
    const found = name.revision === undefined ? newestActive(family) : family.revisions.get(name.revision);
    return found && isHere(found, nameOrArn) ? found : undefined;
}
/** The newest ACTIVE revision of a family. */
export function newestActive(family) {
    for (let number = family.lastRevision; number > 0; number--) {
        const revision = family.revisions.get(number);
        if (revision?.view.status === 'ACTIVE')
            return revision;
    }
    return undefined;
}
function isHere(found, nameOrArn) {
    const place = nameOrArn.slice(0, nameOrArn.lastIndexOf('/') + 1);
    return !place || (found.view.taskDefinitionArn ?? '').startsWith(place);
}
