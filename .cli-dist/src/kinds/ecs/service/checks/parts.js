import { isAbsent, namesIn, textOf, valueAt } from "../../../../model/known.js";
import { elements, whole } from "../../../../model/rule.js";
import { isFargateProvider } from "../../../../model/strategy-check.js";
/** The service of a subject. */
export function serviceOf(subject) {
    const part = whole(subject);
    const { value } = part;
    const definition = definitionOf(subject);
    const isFargate = runsOnFargate(value);
    return {
        ...part,
        definition,
        cluster: subject.related(value.cluster ?? 'default', 'Cluster'),
        networkMode: networkModeOf(definition) ?? (isFargate && !definition ? 'awsvpc' : undefined),
        isFargate,
        isDaemon: value.schedulingStrategy === 'DAEMON',
        controller: controllerOf(value),
    };
}
/** The service of a subject as the only part. */
export function services(subject) {
    return [serviceOf(subject)];
}
/** The objects in a list of the service. */
export function inService(member) {
    return (subject) => elements(serviceOf(subject), member);
}
/** The container definitions of a service's task definition. */
export function containersOf({ definition }) {
    return definition ? elements({ path: [], value: definition }, 'containerDefinitions') : [];
}
/** The names of the containers; not complete when the task definition is not managed here. */
export function containerNames({ definition }) {
    return definition ? namesIn(definition.containerDefinitions) : { known: new Set(), isComplete: false };
}
/** A reference may name a manifest of another kind; the linker says so, and rules must not be misled. */
function definitionOf({ spec, related }) {
    const definition = related(spec.taskDefinition, 'TaskDefinition');
    return definition && !isAbsent(definition.containerDefinitions) ? definition : undefined;
}
function networkModeOf(definition) {
    if (!definition)
        return undefined;
    return definition.networkMode === undefined ? 'bridge' : textOf(definition.networkMode);
}
function runsOnFargate({ launchType, capacityProviderStrategy }) {
    const providers = namesIn(capacityProviderStrategy, 'capacityProvider');
    const names = [...providers.known];
    return launchType === 'FARGATE' || (names.length > 0 && providers.isComplete && names.every(isFargateProvider));
}
function controllerOf(spec) {
    const type = valueAt(spec, 'deploymentController.type');
    return type === undefined ? 'ECS' : textOf(type);
}
