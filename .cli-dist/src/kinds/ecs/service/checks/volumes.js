import { isMissing, isUnknown, namesIn, textOf } from "../../../../model/known.js";
import { checkEach, elements } from "../../../../model/rule.js";
import { inService, services } from "./parts.js";
const unknownVolume = {
    at: 'name',
    when: ({ value, owner }) => isMissing(value.name, awaitedNames(owner)),
    message: ({ value }) => `the task definition has no volume "${value.name}" that is configured at launch`,
    suggestion: ({ value }) => `add { name: ${value.name}, configuredAtLaunch: true } to its volumes`,
};
const unconfigured = {
    at: 'volumeConfigurations',
    when: ({ name, value }) => isMissing(name, namesIn(value.volumeConfigurations)),
    message: ({ name }) => `the task definition leaves volume "${name}" to the service, which does not configure it`,
    suggestion: ({ name }) => `add { name: ${name}, managedEBSVolume: … } to volumeConfigurations`,
};
/** Volumes that are configured when tasks start, against the task definition. */
export const volumeChecks = [
    checkEach(inService('volumeConfigurations'), [unknownVolume]),
    checkEach((subject) => services(subject).flatMap(awaited), [unconfigured]),
];
function awaited({ definition, path, value }) {
    return volumesAtLaunch(definition).flatMap((volume) => {
        const name = textOf(volume.name);
        return name === undefined ? [] : { path, value, name };
    });
}
function awaitedNames({ definition }) {
    if (!definition || isUnknown(definition.volumes))
        return { known: new Set(), isComplete: false };
    const { isComplete } = namesIn(definition.volumes);
    return { ...namesIn(volumesAtLaunch(definition)), isComplete: isComplete && !hasUnknownLaunch(definition) };
}
function hasUnknownLaunch(definition) {
    return elements({ path: [], value: definition }, 'volumes').some(({ value }) => isUnknown(value.configuredAtLaunch));
}
function volumesAtLaunch(definition) {
    if (!definition)
        return [];
    return elements({ path: [], value: definition }, 'volumes')
        .map(({ value }) => value)
        .filter(({ configuredAtLaunch }) => configuredAtLaunch === true);
}
