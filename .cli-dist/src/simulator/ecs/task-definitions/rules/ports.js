import { everyContainer, firstDuplicate, firstOf } from "./rule.js";
const highestPort = 65_535;
const widestRange = 100;
const namePattern = /^[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?$/;
/** Which ports may be mapped, and under which names. */
export const portRules = [
    everyContainer(({ name, portMappings }) => firstOf(portMappings, (mapping) => formProblem(mapping, name))),
    everyContainer(({ portMappings }, draft) => firstOf(portMappings, (mapping) => hostPortProblem(mapping, draft))),
    ({ networkMode, containerDefinitions }) => {
        if (networkMode !== 'awsvpc' && networkMode !== 'host')
            return undefined;
        const taken = firstDuplicate(containerDefinitions.flatMap(portsOf));
        return taken && `${taken} is used multiple times in task when networkMode=${networkMode}.`;
    },
    ({ networkMode = 'bridge', containerDefinitions }) => {
        const names = containerDefinitions.flatMap(({ portMappings }) => portMappings.flatMap(({ name }) => name ?? []));
        return firstDuplicate(names) && `When networkMode=${networkMode}, port mapping name is already used`;
    },
];
function formProblem(mapping, container) {
    const { name, hostPort = 0, containerPort = 0 } = mapping;
    if (name !== undefined && !namePattern.test(name)) {
        return `Invalid port mapping name '${name}' for container '${container}'.`;
    }
    if (mapping.containerPortRange !== undefined)
        return rangeProblem(mapping, container);
    if (!isPort(containerPort) || containerPort === 0)
        return `Invalid 'containerPort' setting for container '${container}'.`;
    return isPort(hostPort) ? undefined : `Invalid 'hostPort' setting for container '${container}'.`;
}
function rangeProblem(mapping, container) {
    if (mapping.containerPort !== undefined || mapping.hostPort !== undefined) {
        return `Invalid port mapping for container '${container}', cannot specify both single port and port range.`;
    }
    return readRange(mapping) ? undefined : `Invalid 'containerPortRange' setting for container '${container}'.`;
}
function readRange({ containerPortRange = '' }) {
    const [, from, to] = /^(\d{1,5})-(\d{1,5})$/.exec(containerPortRange) ?? [];
    const [first, last] = [Number(from), Number(to)];
    const valid = first >= 1 && first < last && isPort(last) && last - first < widestRange;
    return valid ? { first, last } : undefined;
}
function hostPortProblem({ hostPort, containerPort }, { networkMode }) {
    if ((networkMode !== 'awsvpc' && networkMode !== 'host') || hostPort === containerPort)
        return undefined;
    return `When networkMode=${networkMode}, the host ports and container ports in port mappings must match.`;
}
/** Every single container port with its protocol, in AWS's words. */
function portsOf({ portMappings }) {
    return portMappings.flatMap((mapping) => {
        const { containerPort = 0 } = mapping;
        const { first, last } = readRange(mapping) ?? { first: containerPort, last: containerPort };
        const ports = Array.from({ length: last - first + 1 }, (_, index) => first + index);
        return ports.map((port) => `${mapping.protocol?.toUpperCase()} container port '${port}'`);
    });
}
function isPort(port) {
    return Number.isInteger(port) && port >= 0 && port <= highestPort;
}
