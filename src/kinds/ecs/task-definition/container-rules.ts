import type { Json } from '../../../lib/json.ts';
import type { FieldRule, FieldRules } from '../../../model/field.ts';
import type { Place } from '../../../model/resource.ts';
import { isSecretEntry, isSecretText } from '../../../model/secret.ts';

const unset: FieldRule = { normalise: (value) => (value === '' ? undefined : value) };
const off: FieldRule = { whenOmitted: false };
const secretReference: FieldRule = { normalise: fullSecretArn };
const secretOption: FieldRule = { secret: (value) => typeof value === 'string' && isSecretText(value) };

/** What AWS allows in the name of a family, container or volume. */
export const namePattern = '^[A-Za-z0-9_-]{1,255}$';

/** What ContainerDefinition cannot say. */
export const containerRules: FieldRules = {
  name: { pattern: namePattern },
  image: { image: true, refersTo: { kinds: ['Repository'], attribute: 'uri' } },
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

/** `secret:name#jsonKey` and `ssm:/path` as the ARNs that ECS takes; no value is read. */
function fullSecretArn(value: Json, place: Place | undefined): Json {
  if (typeof value !== 'string' || !place) return value;
  const { partition, region, account } = place;
  if (value.startsWith('ssm:')) {
    const path = value.slice('ssm:'.length).replace(/^\//, '');
    return `arn:${partition}:ssm:${region}:${account}:parameter/${path}`;
  }
  const [, name, jsonKey] = /^secret:([^#]+)(?:#(.+))?$/.exec(value) ?? [];
  if (!name) return value;
  const arn = `arn:${partition}:secretsmanager:${region}:${account}:secret:${name}`;
  return jsonKey ? `${arn}:${jsonKey}::` : arn;
}
