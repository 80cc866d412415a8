import { clientError, invalidParameter, requireAtMost } from "../refusal.js";
import { findTaskDefinition, readRevisionName } from "../task-definitions/lookup.js";
import { onFargate } from "./capacity.js";
/** The ACTIVE task definition that something new may be started from. Throws ClientException or InvalidParameterException. */
export function usableDefinition(state, nameOrArn) {
    if (!nameOrArn)
        throw invalidParameter('TaskDefinition can not be blank.');
    if (!readRevisionName(nameOrArn))
        throw clientError('Family contains invalid characters.');
    const found = findTaskDefinition(state, nameOrArn);
    if (!found)
        throw clientError('TaskDefinition not found.');
    if (found.view.status !== 'ACTIVE')
        throw clientError('TaskDefinition is inactive');
    return found.view;
}
/** Refuses a network configuration where the network mode takes none, and its absence where the mode needs one. */
export function requireNetwork(definition, network) {
    const vpc = network?.awsvpcConfiguration;
    if (definition.networkMode !== 'awsvpc') {
        if (vpc)
            throw invalidParameter('Network Configuration is not valid for the given networkMode of this task definition.');
        return;
    }
    if (!vpc)
        throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    if (!vpc.subnets?.length)
        throw invalidParameter('subnets can not be empty.');
    requireAtMost('subnets', vpc.subnets, 16);
    requireAtMost('securityGroups', vpc.securityGroups, 5);
}
/** Refuses capacity that the task definition or the other members do not fit. */
export function requireFittingCapacity(definition, capacity, request) {
    if (onFargate(capacity)) {
        if (!definition.compatibilities || definition.compatibilities.includes('FARGATE'))
            return;
        throw invalidParameter('Task definition does not support launch_type FARGATE.');
    }
    if (request.platformVersion) {
        throw invalidParameter('The platform version must be null when specifying an EC2 launch type.');
    }
    if (request.networkConfiguration?.awsvpcConfiguration?.assignPublicIp === 'ENABLED') {
        throw invalidParameter('Assign public IP is not supported for this launch type.');
    }
}
/** What ECS says when `lacksVolume`. */
export const volumeMissing = 'Task definition has configuredAtLaunch volume but no volume configuration provided at runtime';
/** True when a volume that is to be configured at launch is not among those that the request configures. */
export function lacksVolume(definition, configured = []) {
    const names = configured.map(({ name }) => name);
    return (definition.volumes ?? []).some(({ configuredAtLaunch, name }) => configuredAtLaunch && !names.includes(name));
}
