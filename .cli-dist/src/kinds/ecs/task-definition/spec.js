import { isObject } from "../../../lib/json.js";
import { isSecretEntry, isSecretText } from "../../../model/secret.js";
const namePattern = '^[A-Za-z0-9_-]{1,255}$';
const unset = { normalise: (value) => (value === '' ? undefined : value) };
const off = { whenOmitted: false };
const role = { sameAs: sameRole };
const secretReference = { normalise: fullSecretArn };
const secretOption = { secret: (value) => typeof value === 'string' && isSecretText(value) };
/** What RegisterTaskDefinitionRequest cannot say. */
export const fields = {
    family: { onChange: 'replace', pattern: namePattern },
    tags: { onChange: 'update' },
    taskRoleArn: role,
    executionRoleArn: role,
    networkMode: { whenOmitted: 'bridge' },
    requiresCompatibilities: { unordered: true, sameAs: sameCompatibilities },
    cpu: { normalise: (value) => inUnits(value, /vcpu$/i), acceptsNumber: true },
    memory: { normalise: (value) => inUnits(value, /gb$/i), acceptsNumber: true },
    placementConstraints: { keyedBy: ['type', 'expression'], maximumItems: 10 },
    'ephemeralStorage.sizeInGiB': { range: [21, 200] },
    'runtimePlatform.cpuArchitecture': { whenOmitted: 'X86_64' },
    'runtimePlatform.operatingSystemFamily': { whenOmitted: 'LINUX' },
    runtimePlatform: { whenOmitted: {} },
    enableFaultInjection: off,
    'proxyConfiguration.properties': { keyedBy: ['name'] },
    'proxyConfiguration.type': { whenOmitted: 'APPMESH' },
    ...volumeRules(),
    ...containerRules('containerDefinitions[].'),
    containerDefinitions: { keyedBy: ['name'], maximumItems: 10 },
};
function volumeRules() {
    return {
        volumes: { keyedBy: ['name'] },
        'volumes[].name': { pattern: namePattern },
        'volumes[].configuredAtLaunch': off,
        'volumes[].efsVolumeConfiguration.rootDirectory': { whenOmitted: '/' },
        'volumes[].efsVolumeConfiguration.transitEncryption': { whenOmitted: 'DISABLED' },
        'volumes[].efsVolumeConfiguration.transitEncryptionPort': { range: [1, 65_535] },
        'volumes[].efsVolumeConfiguration.authorizationConfig.iam': { whenOmitted: 'DISABLED' },
        'volumes[].dockerVolumeConfiguration.scope': { whenOmitted: 'task' },
        'volumes[].dockerVolumeConfiguration.autoprovision': off,
    };
}
function containerRules(at) {
    const rules = {
        name: { pattern: namePattern },
        image: { refersTo: { kinds: ['Repository'], attribute: 'uri' } },
        cpu: { whenOmitted: 0 },
        essential: { whenOmitted: true },
        environment: { keyedBy: ['name'] },
        'environment[].value': { secret: isSecretEntry },
        environmentFiles: { maximumItems: 10 },
        'environmentFiles[].value': { pattern: '^arn:[^:]+:s3:::[^/]+/.+' },
        credentialSpecs: { maximumItems: 1 },
        secrets: { keyedBy: ['name'] },
        'secrets[].valueFrom': secretReference,
        portMappings: { keyedBy: ['containerPort', 'containerPortRange', 'protocol'] },
        'portMappings[].protocol': { whenOmitted: 'tcp' },
        'portMappings[].containerPort': { range: [1, 65_535] },
        'portMappings[].hostPort': { range: [0, 65_535] },
        'portMappings[].name': { pattern: '^[a-z0-9]([a-z0-9_-]{0,62}[a-z0-9])?$' },
        mountPoints: { keyedBy: ['containerPath'] },
        'mountPoints[].readOnly': off,
        volumesFrom: { keyedBy: ['sourceContainer'] },
        'volumesFrom[].readOnly': off,
        links: { unordered: true },
        dependsOn: { keyedBy: ['containerName'] },
        'linuxParameters.initProcessEnabled': off,
        'linuxParameters.swappiness': { range: [0, 100] },
        'linuxParameters.capabilities.add': { unordered: true },
        'linuxParameters.capabilities.drop': { unordered: true },
        versionConsistency: { whenOmitted: 'enabled' },
        interactive: off,
        pseudoTerminal: off,
        privileged: off,
        readonlyRootFilesystem: off,
        disableNetworking: off,
        hostname: unset,
        user: unset,
        workingDirectory: unset,
        ulimits: { keyedBy: ['name'] },
        systemControls: { keyedBy: ['namespace'] },
        resourceRequirements: { keyedBy: ['type'] },
        'dockerLabels.*': secretOption,
        'logConfiguration.options.*': secretOption,
        'logConfiguration.options.awslogs-group': { refersTo: { kinds: ['LogGroup'], attribute: 'name' } },
        'logConfiguration.secretOptions': { keyedBy: ['name'] },
        'logConfiguration.secretOptions[].valueFrom': secretReference,
        'firelensConfiguration.options.*': secretOption,
        'healthCheck.interval': { whenOmitted: 30, range: [5, 300] },
        'healthCheck.timeout': { whenOmitted: 5, range: [2, 60] },
        'healthCheck.retries': { whenOmitted: 3, range: [1, 10] },
        'healthCheck.startPeriod': { whenOmitted: 0, range: [0, 300] },
        'restartPolicy.restartAttemptPeriod': { whenOmitted: 300, range: [60, 1800] },
        'restartPolicy.ignoredExitCodes': { unordered: true, maximumItems: 50 },
        stopTimeout: { range: [2, 2_147_483_647] },
        startTimeout: { range: [2, 2_147_483_647] },
    };
    return Object.fromEntries(Object.entries(rules).map(([path, rule]) => [at + path, rule]));
}
/** Host ports depend on the network mode: AWS answers with the container port, or with 0 for "any" in bridge mode. */
export function withHostPorts(spec) {
    if (!Array.isArray(spec.containerDefinitions))
        return spec;
    const isShared = spec.networkMode === 'awsvpc' || spec.networkMode === 'host';
    const containerDefinitions = spec.containerDefinitions.map((container) => {
        if (!isObject(container) || !Array.isArray(container.portMappings))
            return container;
        return { ...container, portMappings: container.portMappings.map((mapping) => withHostPort(mapping, isShared)) };
    });
    return { ...spec, containerDefinitions };
}
function withHostPort(mapping, isShared) {
    if (!isObject(mapping) || mapping.containerPort === undefined)
        return mapping;
    return { ...mapping, hostPort: mapping.hostPort || (isShared ? mapping.containerPort : 0) };
}
/** `".5 vCPU"`, `512` and `"512"` are one size; AWS answers with whole numbers of CPU units or MiB as text. */
export function inUnits(value, unit) {
    const text = String(value).trim();
    const scaled = unit.test(text) ? Number(text.replace(unit, '')) * 1024 : Number(text);
    return Number.isFinite(scaled) && text !== '' ? String(Math.round(scaled)) : text;
}
/** A role may be given by name; AWS answers with what was given. */
function sameRole(desired, observed) {
    if (typeof desired !== 'string' || typeof observed !== 'string')
        return false;
    const bothArns = desired.startsWith('arn:') && observed.startsWith('arn:');
    return bothArns ? desired === observed : lastSegment(desired) === lastSegment(observed);
}
function lastSegment(text) {
    return text.slice(text.lastIndexOf('/') + 1);
}
/** Older answers add `["EC2"]` where nothing was given. */
function sameCompatibilities(desired, observed) {
    const isOnlyEc2 = (value) => value === undefined || (Array.isArray(value) && value.length === 1 && value[0] === 'EC2');
    return isOnlyEc2(desired) && isOnlyEc2(observed);
}
/** `secret:name#jsonKey` and `ssm:/path` as the ARNs that ECS takes; no value is read. */
function fullSecretArn(value, place) {
    if (typeof value !== 'string' || !place)
        return value;
    const { partition, region, account } = place;
    if (value.startsWith('ssm:')) {
        const path = value.slice('ssm:'.length).replace(/^\//, '');
        return `arn:${partition}:ssm:${region}:${account}:parameter/${path}`;
    }
    const [, name, jsonKey] = /^secret:([^#]+)(?:#(.+))?$/.exec(value) ?? [];
    if (!name)
        return value;
    const arn = `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}`;
    return jsonKey ? `${arn}:${jsonKey}::` : arn;
}
