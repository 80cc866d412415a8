import { repeated } from "../../../../lib/repeated.js";
import { isAbsent, isMissing, isUnknown, namesIn, textOf, valueAt } from "../../../../model/known.js";
import { checkEach, elements } from "../../../../model/rule.js";
import { inContainers, taskOf, volumesOf } from "./parts.js";
const mountRules = [
    {
        at: 'sourceVolume',
        when: ({ value, owner }) => isMissing(value.sourceVolume, namesIn(owner.task.value.volumes)),
        message: ({ value, owner }) => `${owner.title} mounts volume "${value.sourceVolume}", which the task does not have`,
        suggestion: ({ value }) => `add { name: ${value.sourceVolume} } to volumes`,
    },
];
const volumeRules = [
    {
        at: 'host.sourcePath',
        when: ({ value }) => valueAt(value, 'host.sourcePath') === '',
        message: ({ title }) => `${title} has an empty sourcePath`,
        suggestion: 'remove host',
    },
    {
        at: 'name',
        when: ({ value }) => isAbsent(value.name),
        message: ({ title }) => `${title} has no name, so no container could mount it`,
    },
    {
        at: 'configuredAtLaunch',
        when: ({ value, owner }) => value.configuredAtLaunch === true && isMissing(value.name, mountedNames(owner)),
        message: ({ title }) => `${title} is configured at launch, but no container mounts it`,
    },
    {
        at: 'dockerVolumeConfiguration.autoprovision',
        when: ({ value }) => valueAt(value, 'dockerVolumeConfiguration.autoprovision') === true &&
            (valueAt(value, 'dockerVolumeConfiguration.scope') ?? 'task') === 'task',
        message: ({ title }) => `autoprovision of ${title} counts only with scope: shared`,
        severity: 'warning',
    },
];
const sameName = {
    at: 'name',
    when: () => true,
    message: ({ title }) => `there is another ${title}`,
};
const samePlace = {
    at: 'containerPath',
    when: () => true,
    message: ({ value, owner }) => `${owner.title} mounts two volumes at ${textOf(value.containerPath)}, and Docker starts no such container`,
    severity: 'warning',
};
const secondAtLaunch = {
    at: 'configuredAtLaunch',
    when: () => true,
    message: 'only one volume of a task definition may be configured at launch',
};
const storage = {
    at: 'ephemeralStorage',
    when: ({ isFargate, value }) => !isFargate && !isAbsent(value.ephemeralStorage) && !isUnknown(value.requiresCompatibilities),
    message: 'ephemeralStorage is for Fargate, and this task definition does not ask for it',
    suggestion: 'set requiresCompatibilities: [FARGATE], or remove ephemeralStorage',
};
/** Volumes and where they are mounted. */
export const volumeChecks = [
    checkEach(inContainers('mountPoints'), mountRules),
    checkEach(sharedPlaces, [samePlace]),
    checkEach(volumesOf, volumeRules),
    checkEach((subject) => repeated(volumesOf(subject), ({ value }) => textOf(value.name)), [sameName]),
    checkEach((subject) => volumesOf(subject).filter(isConfiguredAtLaunch).slice(1), [secondAtLaunch]),
    checkEach((subject) => [taskOf(subject)], [storage]),
];
function sharedPlaces(subject) {
    return taskOf(subject).containers.flatMap((container) => repeated(elements(container, 'mountPoints'), ({ value }) => textOf(value.containerPath)));
}
function mountedNames({ containers, containerNames }) {
    const mounts = containers.map(({ value }) => namesIn(value.mountPoints, 'sourceVolume'));
    return {
        known: new Set(mounts.flatMap(({ known }) => [...known])),
        isComplete: containerNames.isComplete && mounts.every(({ isComplete }) => isComplete),
    };
}
function isConfiguredAtLaunch({ value }) {
    return value.configuredAtLaunch === true;
}
