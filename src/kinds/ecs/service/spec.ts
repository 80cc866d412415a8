import { foreignCapacity } from '../../../aws/foreign-capacity.ts';
import { isObject, type Json, type JsonObject } from '../../../lib/json.ts';
import { type FieldRule, type FieldRules, keep } from '../../../model/field.ts';

const off: FieldRule = { whenOmitted: false };
const rolls: FieldRule = { rolls: true };
const port: FieldRule = { range: [1, 65_535] };
const bakeTime: FieldRule = { range: [0, 1440] };

/** What CreateServiceRequest cannot say. */
export const fields: FieldRules = {
  serviceName: { onChange: 'replace', pattern: '^[A-Za-z0-9_-]{1,255}$' },
  cluster: {
    onChange: 'replace',
    within: true,
    refersTo: { kinds: ['Cluster'], attribute: 'arn' },
    whenOmitted: 'default',
    sameAs: sameLastSegment,
  },
  schedulingStrategy: { onChange: 'replace', whenOmitted: 'REPLICA' },
  role: {
    onChange: 'replace',
    whenOmitted: keep,
    normalise: withoutLinkedRole,
    sameAs: sameLastSegment,
    outside: () => 'IAM role',
  },
  taskDefinition: {
    rolls: true,
    refersTo: { kinds: ['TaskDefinition'], attribute: 'arn' },
    sameAs: sameTaskDefinition,
  },
  desiredCount: { whenOmitted: keep, delegatedTo: 'ScalableTarget', range: [0, 2_147_483_647] },
  availabilityZoneRebalancing: { whenOmitted: keep },
  launchType: { rolls: true, whenOmitted: keep, onChange: (before) => (before === undefined ? 'update' : 'replace') },
  capacityProviderStrategy: { rolls: true, keyedBy: ['capacityProvider'], whenOmitted: keep, maximumItems: 20 },
  'capacityProviderStrategy[].capacityProvider': { outside: foreignCapacity },
  'capacityProviderStrategy[].weight': { whenOmitted: 0, range: [0, 1000] },
  'capacityProviderStrategy[].base': { whenOmitted: 0, range: [0, 100_000] },
  platformVersion: {
    rolls: true,
    whenOmitted: keep,
    sameAs: (desired) => desired === 'LATEST',
    pattern: '^(LATEST|[0-9]+\\.[0-9]+\\.[0-9]+)$',
  },
  networkConfiguration: rolls,
  'networkConfiguration.awsvpcConfiguration.subnets': { unordered: true, maximumItems: 16 },
  'networkConfiguration.awsvpcConfiguration.securityGroups': { unordered: true, maximumItems: 5 },
  'networkConfiguration.awsvpcConfiguration.assignPublicIp': { whenOmitted: 'DISABLED' },
  loadBalancers: {
    rolls: true,
    keyedBy: ['targetGroupArn', 'loadBalancerName', 'containerName', 'containerPort'],
    maximumItems: 5,
  },
  'loadBalancers[].loadBalancerName': { outside: () => 'Classic Load Balancer' },
  'loadBalancers[].containerPort': port,
  serviceRegistries: { ...rolls, maximumItems: 1 },
  'serviceRegistries[].port': port,
  'serviceRegistries[].containerPort': port,
  healthCheckGracePeriodSeconds: { whenOmitted: 0, range: [0, 2_147_483_647] },
  placementConstraints: { keyedBy: ['type', 'expression'], maximumItems: 10 },
  placementStrategy: { maximumItems: 5 },
  'placementStrategy[].field': { normalise: placementField },
  enableECSManagedTags: off,
  enableExecuteCommand: off,
  propagateTags: { whenOmitted: 'NONE' },
  deploymentController: { whenOmitted: {} },
  'deploymentController.type': { whenOmitted: 'ECS' },
  ...deploymentRules('deploymentConfiguration'),
  ...serviceConnectRules('serviceConnectConfiguration'),
  volumeConfigurations: { rolls: true, keyedBy: ['name'] },
  'volumeConfigurations[].managedEBSVolume.filesystemType': { whenOmitted: 'xfs' },
  'volumeConfigurations[].managedEBSVolume.throughput': { range: [1, 1000] },
  vpcLatticeConfigurations: { rolls: true, keyedBy: ['targetGroupArn', 'portName'] },
  gatewayConnectors: { keyedBy: ['portName'], whenOmitted: keep },
  monitoring: { rolls: true, whenOmitted: keep },
  'monitoring.metricConfigurations[].metricNames': { unordered: true },
  'monitoring.metricConfigurations[].resolutionSeconds': { whenOmitted: 60 },
};

function deploymentRules(at: string): FieldRules {
  return {
    [at]: { whenOmitted: {} },
    [`${at}.strategy`]: { whenOmitted: 'ROLLING' },
    [`${at}.maximumPercent`]: { whenOmitted: 200, range: [100, 2_147_483_647] },
    [`${at}.minimumHealthyPercent`]: { whenOmitted: 100, range: [0, 100] },
    [`${at}.bakeTimeInMinutes`]: { whenOmitted: 0, ...bakeTime },
    [`${at}.deploymentCircuitBreaker`]: { whenOmitted: {}, normalise: withoutIdleRollback },
    [`${at}.deploymentCircuitBreaker.enable`]: off,
    [`${at}.deploymentCircuitBreaker.rollback`]: off,
    [`${at}.deploymentCircuitBreaker.resetOnHealthyTask`]: { whenOmitted: true },
    [`${at}.deploymentCircuitBreaker.thresholdConfiguration`]: { whenOmitted: {} },
    [`${at}.deploymentCircuitBreaker.thresholdConfiguration.type`]: { whenOmitted: 'BOUNDED_PERCENT' },
    [`${at}.deploymentCircuitBreaker.thresholdConfiguration.value`]: { whenOmitted: 50 },
    [`${at}.alarms`]: { normalise: withoutIdleAlarms },
    [`${at}.alarms.alarmNames`]: { unordered: true },
    [`${at}.alarms.alarmNames[]`]: { outside: () => 'CloudWatch alarm' },
    [`${at}.lifecycleHooks[].targetType`]: { whenOmitted: 'AWS_LAMBDA' },
    [`${at}.lifecycleHooks[].lifecycleStages`]: { unordered: true },
    [`${at}.lifecycleHooks[].timeoutConfiguration`]: { whenOmitted: keep },
    [`${at}.lifecycleHooks[].timeoutConfiguration.timeoutInMinutes`]: { range: [1, 20_160] },
    [`${at}.linearConfiguration`]: { whenOmitted: keep },
    [`${at}.linearConfiguration.stepPercent`]: { range: [3, 100] },
    [`${at}.linearConfiguration.stepBakeTimeInMinutes`]: bakeTime,
    [`${at}.canaryConfiguration`]: { whenOmitted: keep },
    [`${at}.canaryConfiguration.canaryPercent`]: { range: [0.1, 100] },
    [`${at}.canaryConfiguration.canaryBakeTimeInMinutes`]: bakeTime,
    [`${at}.earlySuccessCriteria`]: { whenOmitted: keep },
    [`${at}.earlySuccessCriteria.healthyPercent`]: { range: [0, 100] },
  };
}

function serviceConnectRules(at: string): FieldRules {
  return {
    [at]: { rolls: true, normalise: (value) => (isObject(value) && value.enabled === false ? undefined : value) },
    [`${at}.namespace`]: { whenOmitted: keep, sameAs: sameLastSegment, outside: () => 'Cloud Map namespace' },
    [`${at}.services`]: { keyedBy: ['portName'] },
    [`${at}.services[]`]: { normalise: withoutOwnDiscoveryName },
    [`${at}.services[].discoveryName`]: { pattern: '^[a-z0-9_][a-z0-9_-]{0,63}$' },
    [`${at}.services[].ingressPortOverride`]: port,
    [`${at}.services[].clientAliases`]: { keyedBy: ['port'], maximumItems: 1 },
    [`${at}.services[].clientAliases[].port`]: port,
    [`${at}.services[].clientAliases[].dnsName`]: { whenOmitted: keep, pattern: '^[a-z0-9_.][a-z0-9_.-]{0,126}$' },
    [`${at}.logConfiguration.secretOptions`]: { keyedBy: ['name'] },
  };
}

/** What a DAEMON service gets where nothing is given (Amazon ECS API reference, DeploymentConfiguration). */
const daemonPercents: JsonObject = { maximumPercent: 100, minimumHealthyPercent: 0 };

/** AWS's own defaults depend on the scheduling strategy. */
export function withStrategyDefaults(spec: JsonObject): JsonObject {
  if (spec.schedulingStrategy !== 'DAEMON') return spec;
  const given = isObject(spec.deploymentConfiguration) ? spec.deploymentConfiguration : {};
  const { desiredCount: _computed, ...rest } = spec;
  return { ...rest, deploymentConfiguration: { ...daemonPercents, ...given } };
}

/** Without the defaults that `withStrategyDefaults` puts in. */
export function withoutStrategyDefaults(spec: JsonObject): JsonObject {
  const { desiredCount: _computed, deploymentConfiguration, ...rest } = spec;
  if (spec.schedulingStrategy !== 'DAEMON' || !isObject(deploymentConfiguration)) return spec;
  const own = Object.entries(deploymentConfiguration).filter(([name, value]) => value !== daemonPercents[name]);
  return { ...rest, deploymentConfiguration: Object.fromEntries(own) };
}

/** AWS answers with the service-linked role where none was given, and refuses to be given it. */
function withoutLinkedRole(value: Json): Json | undefined {
  return typeof value === 'string' && value.includes(':role/aws-service-role/') ? undefined : value;
}

/** AWS stores rollback as false while the breaker is off. */
function withoutIdleRollback(value: Json): Json {
  return isObject(value) && value.enable !== true ? { ...value, rollback: false } : value;
}

function withoutIdleAlarms(value: Json): Json | undefined {
  if (!isObject(value)) return value;
  const names = Array.isArray(value.alarmNames) ? value.alarmNames : [];
  return value.enable === true || value.rollback === true || names.length > 0 ? value : undefined;
}

function withoutOwnDiscoveryName(value: Json): Json {
  if (!isObject(value) || value.discoveryName !== value.portName) return value;
  const { discoveryName: _same, ...rest } = value;
  return rest;
}

/** AWS stores `host` as `instanceId`, and may answer with `CPU` or `MEMORY`. */
function placementField(value: Json): Json {
  if (value === 'host') return 'instanceId';
  return value === 'CPU' || value === 'MEMORY' ? value.toLowerCase() : value;
}

function sameLastSegment(desired: Json | undefined, observed: Json | undefined): boolean {
  return typeof desired === 'string' && typeof observed === 'string' && lastSegment(desired) === lastSegment(observed);
}

/** A family without a revision stands for whatever revision of it runs: AWS resolves it once and never again. */
function sameTaskDefinition(desired: Json | undefined, observed: Json | undefined): boolean {
  if (typeof desired !== 'string' || typeof observed !== 'string') return false;
  const wanted = lastSegment(desired);
  const live = lastSegment(observed);
  return wanted === live || (!wanted.includes(':') && wanted === live.split(':')[0]);
}

/** What follows the last slash of a name or ARN. */
export function lastSegment(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}
