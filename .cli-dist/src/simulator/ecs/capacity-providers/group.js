import { ManagedDraining, ManagedScalingStatus, ManagedTerminationProtection, } from '@aws-sdk/client-ecs';
import { invalidParameter, requireOneOf } from "../refusal.js";
const bounds = {
    targetCapacity: [1, 100],
    minimumScalingStepSize: [1, 10_000],
    maximumScalingStepSize: [1, 10_000],
    instanceWarmupPeriod: [0, 10_000],
};
const scalingDefaults = {
    targetCapacity: 100,
    minimumScalingStepSize: 1,
    maximumScalingStepSize: 10_000,
    instanceWarmupPeriod: 300,
};
/** An Auto Scaling group's settings with AWS's defaults filled in. Throws InvalidParameterException. */
export function groupSettings(given) {
    const settings = {
        ...given,
        managedScaling: scaling(given.managedScaling),
        managedTerminationProtection: given.managedTerminationProtection ?? ManagedTerminationProtection.DISABLED,
        managedDraining: given.managedDraining ?? ManagedDraining.ENABLED,
    };
    requireOneOf('managedTerminationProtection', settings.managedTerminationProtection, ManagedTerminationProtection);
    requireOneOf('managedDraining', settings.managedDraining, ManagedDraining);
    const protects = settings.managedTerminationProtection === ManagedTerminationProtection.ENABLED;
    if (protects && settings.managedScaling.status !== ManagedScalingStatus.ENABLED) {
        throw invalidParameter('The managed termination protection setting for the capacity provider is invalid. To enable managed termination protection for a capacity provider, managed scaling must be enabled.');
    }
    return settings;
}
function scaling(given) {
    const status = given?.status ?? (given ? ManagedScalingStatus.ENABLED : ManagedScalingStatus.DISABLED);
    requireOneOf('status', status, ManagedScalingStatus);
    const values = { ...scalingDefaults, ...given, status };
    for (const [name, [least, most]] of Object.entries(bounds)) {
        const value = values[name];
        if (value < least || value > most)
            throw invalidParameter(`${name} must be between ${least} and ${most}`);
    }
    if (values.minimumScalingStepSize > values.maximumScalingStepSize) {
        throw invalidParameter('The minimum or maximum scaling step size value is invalid. Specify a minimum scaling step size value that is less than or equal to the maximum scaling step size value and try again.');
    }
    return values;
}
