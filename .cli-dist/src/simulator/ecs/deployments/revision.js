/** Members of a service that make up a revision: a change of one of them starts a deployment. */
const names = [
    'taskDefinition',
    'launchType',
    'capacityProviderStrategy',
    'platformVersion',
    'platformFamily',
    'networkConfiguration',
    'loadBalancers',
    'serviceRegistries',
    'serviceConnectConfiguration',
    'volumeConfigurations',
    'vpcLatticeConfigurations',
    'monitoring',
];
/** The settings among the members of a service or revision, as a copy. */
export function revisionSettings(source) {
    const given = names.map((name) => [name, source[name]]);
    const kept = given.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
    return structuredClone(Object.fromEntries(kept));
}
