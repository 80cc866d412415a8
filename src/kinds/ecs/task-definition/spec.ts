import { isObject, type Json, type JsonObject } from '../../../lib/json.ts';
import type { FieldRule, FieldRules } from '../../../model/field.ts';
import { containerRules, namePattern } from './container-rules.ts';

const off: FieldRule = { whenOmitted: false };
const role: FieldRule = { sameAs: sameRole, outside: () => 'IAM role' };

/** What RegisterTaskDefinitionRequest cannot say. */
export const fields: FieldRules = {
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
  ...below('containerDefinitions[].', containerRules),
  containerDefinitions: { keyedBy: ['name'], maximumItems: 10 },
};

function volumeRules(): FieldRules {
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

function below(path: string, rules: FieldRules): FieldRules {
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [path + name, rule]));
}

/** Host ports depend on the network mode: AWS answers with the container port, or with 0 for "any" in bridge mode. */
export function withHostPorts(spec: JsonObject): JsonObject {
  return mapPorts(spec, (mapping, usual) => ({ ...mapping, hostPort: mapping.hostPort || usual }));
}

/** Without the host ports that `withHostPorts` puts in. */
export function withoutHostPorts(spec: JsonObject): JsonObject {
  return mapPorts(spec, ({ hostPort, ...mapping }, usual) =>
    hostPort === usual || hostPort === undefined ? mapping : { ...mapping, hostPort },
  );
}

/** Every mapping of a container port, with the host port that it gets where none is given. */
function mapPorts(spec: JsonObject, change: (mapping: JsonObject, usual: Json) => JsonObject): JsonObject {
  if (!Array.isArray(spec.containerDefinitions)) return spec;
  const isShared = spec.networkMode === 'awsvpc' || spec.networkMode === 'host';
  const changed = (mapping: Json): Json => {
    if (!isObject(mapping) || mapping.containerPort === undefined) return mapping;
    return change(mapping, isShared ? mapping.containerPort : 0);
  };
  const containerDefinitions = spec.containerDefinitions.map((container) => {
    if (!isObject(container) || !Array.isArray(container.portMappings)) return container;
    return { ...container, portMappings: container.portMappings.map(changed) };
  });
  return { ...spec, containerDefinitions };
}

/** `".5 vCPU"`, `512` and `"512"` are one size; AWS answers with whole numbers of CPU units or MiB as text. */
export function inUnits(value: Json, unit: RegExp): Json {
  const text = String(value).trim();
  const scaled = unit.test(text) ? Number(text.replace(unit, '')) * 1024 : Number(text);
  return Number.isFinite(scaled) && text !== '' ? String(Math.round(scaled)) : text;
}

/** A role may be given by name; AWS answers with what was given. */
function sameRole(desired: Json | undefined, observed: Json | undefined): boolean {
  if (typeof desired !== 'string' || typeof observed !== 'string') return false;
  const bothArns = desired.startsWith('arn:') && observed.startsWith('arn:');
  return bothArns ? desired === observed : lastSegment(desired) === lastSegment(observed);
}

function lastSegment(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

/** Older answers add `["EC2"]` where nothing was given. */
function sameCompatibilities(desired: Json | undefined, observed: Json | undefined): boolean {
  const isOnlyEc2 = (value: Json | undefined) =>
    value === undefined || (Array.isArray(value) && value.length === 1 && value[0] === 'EC2');
  return isOnlyEc2(desired) && isOnlyEc2(observed);
}
