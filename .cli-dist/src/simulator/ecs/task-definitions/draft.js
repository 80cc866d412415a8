import { normalisedCpu, normalisedMemory } from "./size.js";
const containerDefaults = {
    cpu: 0,
    portMappings: [],
    essential: true,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
};
/** Fills in what ECS adds to a registration. Throws InvalidParameterException for a size that is no number. */
export function draftOf({ tags, ...input }) {
    const { requiresCompatibilities: compatibilities, cpu, memory } = input;
    return {
        ...input,
        family: input.family ?? '',
        containerDefinitions: (input.containerDefinitions ?? []).map((container) => containerOf(container, input.networkMode)),
        volumes: (input.volumes ?? []).map(volumeOf),
        placementConstraints: input.placementConstraints ?? [],
        requiresCompatibilities: compatibilities?.length ? [...new Set(compatibilities)].sort() : undefined,
        cpu: cpu === undefined ? undefined : normalisedCpu(cpu),
        memory: memory === undefined ? undefined : normalisedMemory(memory),
    };
}
function containerOf(given, networkMode) {
    const container = { ...containerDefaults, ...given, name: given.name ?? '', image: given.image ?? '' };
    const { healthCheck, restartPolicy, links } = given;
    return {
        ...container,
        portMappings: container.portMappings.map((mapping) => portMappingOf(mapping, networkMode)),
        ...(healthCheck && { healthCheck: { ...healthCheckDefaults, ...healthCheck } }),
        ...(restartPolicy?.enabled && { restartPolicy: { restartAttemptPeriod: 300, ...restartPolicy } }),
        ...(links && { links: [...links].sort() }),
    };
}
const healthCheckDefaults = { interval: 30, timeout: 5, retries: 3 };
function portMappingOf(given, networkMode) {
    const mapping = { ...given, protocol: given.protocol ?? 'tcp' };
    // A host port of 0 is one left out.
    if (given.containerPortRange !== undefined || given.hostPort)
        return mapping;
    const sharesPorts = networkMode === 'awsvpc' || networkMode === 'host';
    return { ...mapping, hostPort: sharesPorts ? given.containerPort : 0 };
}
function volumeOf(given) {
    const { efsVolumeConfiguration: efs, dockerVolumeConfiguration: docker } = given;
    if (efs)
        return { ...given, efsVolumeConfiguration: { rootDirectory: '/', ...efs } };
    if (docker) {
        const provision = docker.scope === 'shared' ? { autoprovision: false } : {};
        return { ...given, dockerVolumeConfiguration: { scope: 'task', ...provision, ...docker } };
    }
    return Object.keys(given).every((member) => member === 'name') ? { ...given, host: {} } : given;
}
