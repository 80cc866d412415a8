const names = [
    'desiredCount',
    'healthCheckGracePeriodSeconds',
    'enableECSManagedTags',
    'propagateTags',
    'enableExecuteCommand',
    'placementConstraints',
    'loadBalancers',
    'serviceRegistries',
    'deploymentController',
    'availabilityZoneRebalancing',
];
/** The given settings that answers show just as they were sent, as a copy. */
export function plainSettings(request) {
    const given = names.map((name) => [name, request[name]]).filter(([, value]) => value !== undefined);
    return structuredClone(Object.fromEntries(given));
}
