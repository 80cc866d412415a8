/** A network configuration with ECS's defaults. */
export function storedNetwork(given) {
    const vpc = given?.awsvpcConfiguration;
    if (!vpc)
        return undefined;
    const { subnets, securityGroups = [], assignPublicIp = 'DISABLED' } = vpc;
    return { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } };
}
/** Placement strategies as ECS stores them: `host` is another word for `instanceId`. */
export function storedStrategies(given = []) {
    return given.map(({ type, field }) => ({
        type,
        ...(field ? { field: field === 'host' ? 'instanceId' : field } : {}),
    }));
}
/** The members that only deployments and revisions show, with ECS's defaults; those left out are not among them. */
export function storedHidden(given) {
    const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations, monitoring } = given;
    return {
        ...(serviceConnectConfiguration ? { serviceConnectConfiguration: storedConnect(serviceConnectConfiguration) } : {}),
        ...(volumeConfigurations ? { volumeConfigurations: volumeConfigurations.map(storedVolume) } : {}),
        ...(vpcLatticeConfigurations ? { vpcLatticeConfigurations } : {}),
        ...(monitoring ? { monitoring } : {}),
    };
}
function storedConnect(given) {
    if (!given.enabled)
        return undefined;
    const services = given.services?.map((service) => ({ discoveryName: service.portName, ...service }));
    return { ...given, ...(services ? { services } : {}) };
}
function storedVolume({ name, managedEBSVolume }) {
    return managedEBSVolume ? { name, managedEBSVolume: { filesystemType: 'xfs', ...managedEBSVolume } } : { name };
}
