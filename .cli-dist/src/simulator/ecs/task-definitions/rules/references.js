import { everyContainer, firstOf } from "./rule.js";
/** How containers refer to each other and to volumes. */
export const referenceRules = [
    everyContainer(({ dependsOn }, draft) => firstOf(dependsOn ?? [], (dependency) => dependencyProblem(dependency, draft))),
    (draft) => (hasCycle(draft, dependenciesOf) ? 'Container dependencies should not have a cycle' : undefined),
    everyContainer((container, draft) => firstOf(linksOf(container), (name) => (find(draft, name) ? undefined : unknownContainer('links', name)))),
    (draft) => (hasCycle(draft, linksOf) ? 'Container links should not have a cycle' : undefined),
    everyContainer(({ volumesFrom }, draft) => firstOf(volumesFrom, ({ sourceContainer = '' }) => find(draft, sourceContainer) ? undefined : unknownContainer('volumesFrom', sourceContainer))),
    everyContainer(({ mountPoints }, { volumes }) => firstOf(mountPoints, ({ sourceVolume = '' }) => volumes.some(({ name }) => name === sourceVolume) ? undefined : `Unknown volume '${sourceVolume}'.`)),
];
function dependencyProblem({ containerName = '', condition }, draft) {
    const target = find(draft, containerName);
    if (!target)
        return `Cannot depend on container + '${containerName}' because it does not exist`;
    if ((condition === 'SUCCESS' || condition === 'COMPLETE') && target.essential) {
        return 'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container';
    }
    if (condition === 'HEALTHY' && !target.healthCheck) {
        return 'A dependency container with HEALTHY condition must have health check configured';
    }
    return undefined;
}
function unknownContainer(member, name) {
    return `Invalid '${member}' setting. Unknown container: '${name}'`;
}
function find({ containerDefinitions }, name) {
    return containerDefinitions.find((container) => container.name === name);
}
function dependenciesOf({ dependsOn }) {
    return (dependsOn ?? []).flatMap(({ containerName }) => containerName ?? []);
}
/** A link is `name` or `name:alias`. */
function linksOf({ links }) {
    return (links ?? []).map((link) => link.split(':', 1)[0] ?? '');
}
function hasCycle(draft, next) {
    let open = draft.containerDefinitions.map((container) => ({ name: container.name, waits: next(container) }));
    for (let before = -1; before !== open.length;) {
        before = open.length;
        const names = new Set(open.map(({ name }) => name));
        open = open.filter(({ waits }) => waits.some((name) => names.has(name)));
    }
    return open.length > 0;
}
