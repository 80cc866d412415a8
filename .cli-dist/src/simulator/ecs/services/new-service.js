import { arn } from "../names.js";
import { invalidParameter } from "../refusal.js";
import { checkedTags } from "../tag-rules.js";
import { chooseCapacity, onFargate } from "../tasks/capacity.js";
import { platformFamily } from "../tasks/platform.js";
import { defaultConfiguration, mergedConfiguration } from "./deployment-configuration.js";
import { storedHidden, storedNetwork, storedStrategies } from "./normalise.js";
import { plainSettings } from "./plain-settings.js";
/** The service that a request would create, with every default that answers show. */
export function newService(context, { cluster, definition }, input) {
    const scheduling = schedulingOf(input);
    const deploymentConfiguration = mergedConfiguration(defaultConfiguration(scheduling), input.deploymentConfiguration);
    const view = {
        ...identity(context, cluster, input),
        ...platform(chooseCapacity(cluster, input), input, definition),
        ...defaults,
        ...plainSettings(input),
        taskDefinition: definition?.taskDefinitionArn,
        deploymentConfiguration,
        roleArn: roleArn(context, input, definition),
        networkConfiguration: structuredClone(storedNetwork(input.networkConfiguration)),
        placementStrategy: storedStrategies(input.placementStrategy),
        schedulingStrategy: scheduling,
        availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? rebalancing(scheduling, deploymentConfiguration),
    };
    return { view, hidden: structuredClone(storedHidden(input)), definition };
}
const defaults = {
    desiredCount: 0,
    loadBalancers: [],
    serviceRegistries: [],
    placementConstraints: [],
    healthCheckGracePeriodSeconds: 0,
    deploymentController: { type: 'ECS' },
    enableECSManagedTags: false,
    propagateTags: 'NONE',
    enableExecuteCommand: false,
};
function identity(context, { view: { clusterName, clusterArn } }, input) {
    return {
        serviceArn: arn(context, `service/${clusterName}/${input.serviceName}`),
        serviceName: input.serviceName,
        clusterArn,
        status: 'ACTIVE',
        events: [],
        createdAt: context.world.nowSeconds,
        createdBy: context.caller,
        tags: checkedTags(input.tags),
        resourceManagementType: 'CUSTOMER',
    };
}
function platform(capacity, { platformVersion }, definition) {
    if (!onFargate(capacity))
        return { ...capacity };
    return { ...capacity, platformVersion: platformVersion ?? 'LATEST', platformFamily: platformFamily(definition) };
}
function schedulingOf({ schedulingStrategy = 'REPLICA' }) {
    if (schedulingStrategy === 'REPLICA' || schedulingStrategy === 'DAEMON')
        return schedulingStrategy;
    throw invalidParameter('Scheduling strategy should be one of [REPLICA,DAEMON]');
}
/** Services on awsvpc or behind a load balancer show the service-linked role. */
function roleArn({ partition, accountId }, { role, loadBalancers = [] }, definition) {
    const roles = `arn:${partition}:iam::${accountId}:role/`;
    if (role)
        return role.startsWith('arn:') ? role : `${roles}${role}`;
    const linked = definition?.networkMode === 'awsvpc' || loadBalancers.length > 0;
    return linked ? `${roles}aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS` : undefined;
}
function rebalancing(scheduling, { maximumPercent = 200 }) {
    return scheduling === 'REPLICA' && maximumPercent > 100 ? 'ENABLED' : 'DISABLED';
}
