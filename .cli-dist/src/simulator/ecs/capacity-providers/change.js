import { CapacityProviderStatus, CapacityProviderType, CapacityProviderUpdateStatus, } from '@aws-sdk/client-ecs';
import { AwsError } from "../../aws-error.js";
import { arn, namePattern } from "../names.js";
import { clientError, invalidParameter, required } from "../refusal.js";
import { checkedTags } from "../tag-rules.js";
import { groupSettings } from "./group.js";
import { ownProvider } from "./lookup.js";
const reservedPrefix = /^(aws|ecs|fargate)/i;
/** Creates a capacity provider for an Auto Scaling group, ACTIVE at once. */
export function createCapacityProvider(input, context) {
    const name = newName(input.name, context.state);
    refuseManagedInstances(input);
    const group = required('autoScalingGroupProvider', input.autoScalingGroupProvider);
    requireUnusedGroup(required('autoScalingGroupArn', group.autoScalingGroupArn), context.state);
    const view = {
        capacityProviderArn: arn(context, `capacity-provider/${name}`),
        name,
        status: CapacityProviderStatus.ACTIVE,
        autoScalingGroupProvider: groupSettings(group),
        updateStatus: CapacityProviderUpdateStatus.CREATE_COMPLETE,
        tags: checkedTags(input.tags),
        type: CapacityProviderType.EC2_AUTOSCALING,
    };
    context.state.capacityProviders.set(name, { view });
    return { capacityProvider: view };
}
/** Changes the settings that are given of a capacity provider's Auto Scaling group. */
export function updateCapacityProvider(input, context) {
    refuseManagedInstances(input);
    const { view } = ownProvider(context, required('name', input.name));
    const present = required('autoScalingGroupProvider', view.autoScalingGroupProvider);
    const given = required('autoScalingGroupProvider', input.autoScalingGroupProvider);
    const managedScaling = given.managedScaling
        ? { ...present.managedScaling, ...given.managedScaling }
        : present.managedScaling;
    view.autoScalingGroupProvider = groupSettings({ ...present, ...given, managedScaling });
    view.updateStatus = CapacityProviderUpdateStatus.UPDATE_COMPLETE;
    delete view.updateStatusReason;
    return { capacityProvider: view };
}
function newName(given, { capacityProviders }) {
    const name = required('name', given);
    if (!namePattern.test(name) || reservedPrefix.test(name)) {
        throw invalidParameter('The specified capacity provider name is invalid. Up to 255 characters are allowed, including letters (upper and lowercase), numbers, underscores, and hyphens. The name cannot be prefixed with "aws", "ecs", or "fargate". Specify a valid name and try again.');
    }
    const existing = capacityProviders.get(name);
    if (!existing || existing.view.status === CapacityProviderStatus.INACTIVE)
        return name;
    throw clientError('The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.');
}
function requireUnusedGroup(group, { capacityProviders }) {
    const living = [...capacityProviders.values()].filter(({ view }) => view.status !== CapacityProviderStatus.INACTIVE);
    if (living.every(({ view }) => view.autoScalingGroupProvider?.autoScalingGroupArn !== group))
        return;
    throw clientError('The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.');
}
function refuseManagedInstances(input) {
    if (input.cluster === undefined && input.managedInstancesProvider === undefined)
        return;
    const message = 'The simulator does not support capacity providers of ECS Managed Instances.';
    throw new AwsError('UnsupportedFeatureException', message);
}
