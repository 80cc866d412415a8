import { sameJson } from "../../../lib/json.js";
import { invalidParameter } from "../refusal.js";
import { chooseCapacity, onFargate } from "../tasks/capacity.js";
import { requireNetwork, usableDefinition } from "../tasks/launch-check.js";
import { platformFamily } from "../tasks/platform.js";
import { mergedConfiguration } from "./deployment-configuration.js";
import { storedHidden, storedNetwork, storedStrategies } from "./normalise.js";
import { plainSettings } from "./plain-settings.js";
/** The service as a request would change it: what the request leaves out stays as it is. */
export function changedService(context, { cluster, service }, input) {
    const [primary] = service.deployments;
    const definition = input.taskDefinition ? usableDefinition(context.state, input.taskDefinition) : primary?.definition;
    const networkConfiguration = storedNetwork(input.networkConfiguration) ?? service.view.networkConfiguration;
    if (definition)
        requireNetwork(definition, networkConfiguration);
    const capacity = changedCapacity(cluster, service, input);
    const view = {
        ...service.view,
        ...plainSettings(input),
        ...(input.placementStrategy ? { placementStrategy: storedStrategies(input.placementStrategy) } : {}),
        launchType: capacity.launchType,
        capacityProviderStrategy: capacity.capacityProviderStrategy,
        networkConfiguration: structuredClone(networkConfiguration),
        taskDefinition: definition?.taskDefinitionArn,
        deploymentConfiguration: mergedConfiguration(service.view.deploymentConfiguration ?? {}, input.deploymentConfiguration),
        platformVersion: onFargate(capacity)
            ? (input.platformVersion ?? service.view.platformVersion ?? 'LATEST')
            : undefined,
        platformFamily: onFargate(capacity) ? platformFamily(definition) : undefined,
    };
    const moved = primary !== undefined && view.taskDefinition !== primary.revision.taskDefinition;
    return { view, hidden: changedHidden(primary, input, moved), definition };
}
/** Volumes belong to a task definition: with another one they are dropped unless they are sent again. */
function changedHidden(primary, input, moved) {
    const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations, monitoring } = primary?.revision ?? {};
    return structuredClone({
        serviceConnectConfiguration,
        volumeConfigurations: moved ? undefined : volumeConfigurations,
        vpcLatticeConfigurations,
        monitoring,
        ...storedHidden(input),
    });
}
function changedCapacity(cluster, { view, createdBy }, input) {
    const { launchType, capacityProviderStrategy = [] } = view;
    const present = launchType ? { launchType } : { capacityProviderStrategy };
    const wanted = input.capacityProviderStrategy;
    if (!wanted)
        return present;
    const original = createdBy.launchType ?? (onFargate(present) ? 'FARGATE' : 'EC2');
    const next = wanted.length > 0 ? chooseCapacity(cluster, { capacityProviderStrategy: wanted }) : { launchType: original };
    if (input.forceNewDeployment || sameJson(next, present))
        return next;
    throw invalidParameter('When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.');
}
