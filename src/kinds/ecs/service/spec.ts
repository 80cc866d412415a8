import { isObject, type Json, type JsonObject } from '../../../lib/json.ts';
import { type FieldRule, type FieldRules, keep } from '../../../model/field.ts';

const off: FieldRule = { whenOmitted: false };
const rolls: FieldRule = { rolls: true };

/** What CreateServiceRequest cannot say. */
export const fields: FieldRules = {
  serviceName: { onChange: 'replace', pattern: '^[A-Za-z0-9_-]{1,255}$' },
  cluster: {
    onChange: 'replace',
    refersTo: { kinds: ['Cluster'], attribute: 'arn' },
    whenOmitted: 'default',
    sameAs: sameLastSegment,
  },
  schedulingStrategy: { onChange: 'replace', whenOmitted: 'REPLICA' },
  role: { onChange: 'replace', whenOmitted: keep, sameAs: sameLastSegment },
  taskDefinition: {
    rolls: true,
    refersTo: { kinds: ['TaskDefinition'], attribute: 'arn' },
    sameAs: sameTaskDefinition,
  },
  desiredCount: { whenOmitted: keep, delegatedTo: 'ScalableTarget', range: [0, 5000] },
  availabilityZoneRebalancing: { whenOmitted: keep },
  launchType: { rolls: true, whenOmitted: keep, onChange: (before) => (before === undefined ? 'update' : 'replace') },
  capacityProviderStrategy: { rolls: true, keyedBy: ['capacityProvider'], whenOmitted: keep, maximumItems: 20 },
  'capacityProviderStrategy[].weight': { whenOmitted: 0, range: [0, 1000] },
  'capacityProviderStrategy[].base': { whenOmitted: 0, range: [0, 100_000] },
  platformVersion: { rolls: true, whenOmitted: keep, sameAs: (desired) => desired === 'LATEST' },
  networkConfiguration: rolls,
  'networkConfiguration.awsvpcConfiguration.subnets': { unordered: true, maximumItems: 16 },
  'networkConfiguration.awsvpcConfiguration.securityGroups': { unordered: true, maximumItems: 5 },
  'networkConfiguration.awsvpcConfiguration.assignPublicIp': { whenOmitted: 'DISABLED' },
  loadBalancers: {
    rolls: true,
    keyedBy: ['targetGroupArn', 'loadBalancerName', 'containerName', 'containerPort'],
    maximumItems: 5,
  },
  serviceRegistries: rolls,
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
    [`${at}.bakeTimeInMinutes`]: { whenOmitted: 0, range: [0, 1440] },
    [`${at}.deploymentCircuitBreaker`]: { whenOmitted: {}, normalise: withoutIdleRollback },
    [`${at}.deploymentCircuitBreaker.enable`]: off,
    [`${at}.deploymentCircuitBreaker.rollback`]: off,
    [`${at}.deploymentCircuitBreaker.resetOnHealthyTask`]: { whenOmitted: true },
    [`${at}.deploymentCircuitBreaker.thresholdConfiguration`]: { whenOmitted: {} },
    [`${at}.deploymentCircuitBreaker.thresholdConfiguration.type`]: { whenOmitted: 'BOUNDED_PERCENT' },
    [`${at}.deploymentCircuitBreaker.thresholdConfiguration.value`]: { whenOmitted: 50 },
    [`${at}.alarms`]: { normalise: withoutIdleAlarms },
    [`${at}.alarms.alarmNames`]: { unordered: true },
    [`${at}.lifecycleHooks[].targetType`]: { whenOmitted: 'AWS_LAMBDA' },
    [`${at}.lifecycleHooks[].lifecycleStages`]: { unordered: true },
    [`${at}.lifecycleHooks[].timeoutConfiguration`]: { whenOmitted: keep },
    [`${at}.linearConfiguration`]: { whenOmitted: keep },
    [`${at}.canaryConfiguration`]: { whenOmitted: keep },
    [`${at}.earlySuccessCriteria`]: { whenOmitted: keep },
  };
}

function serviceConnectRules(at: string): FieldRules {
  return {
    [at]: { rolls: true, normalise: (value) => (isObject(value) && value.enabled === false ? undefined : value) },
    [`${at}.namespace`]: { whenOmitted: keep, sameAs: sameLastSegment },
    [`${at}.services`]: { keyedBy: ['portName'] },
    [`${at}.services[]`]: { normalise: withoutOwnDiscoveryName },
    [`${at}.services[].clientAliases`]: { keyedBy: ['port'] },
    [`${at}.services[].clientAliases[].dnsName`]: { whenOmitted: keep },
    [`${at}.logConfiguration.secretOptions`]: { keyedBy: ['name'] },
  };
}

/** AWS's own defaults depend on the scheduling strategy (Amazon ECS API reference, DeploymentConfiguration). */
export function withStrategyDefaults(spec: JsonObject): JsonObject {
  if (spec.schedulingStrategy !== 'DAEMON') return spec;
  const given = isObject(spec.deploymentConfiguration) ? spec.deploymentConfiguration : {};
  const { desiredCount: _computed, ...rest } = spec;
  return { ...rest, deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0, ...given } };
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
