import fc from 'fast-check';
import type { Json, JsonObject } from '../../src/lib/json.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from './manifests.ts';

/** Manifests by file name that AWS accepts: a cluster, a log group, a repository, a task definition and a service. */
export type Fleet = Record<string, string>;

const taskRoleArn = 'arn:aws:iam::111122223333:role/web';

const maybe = <Value>(...values: readonly Value[]) => fc.constantFrom(undefined, ...values);

const tags = fc
  .uniqueArray(fc.constantFrom('team', 'cost', 'stage'), { maxLength: 2 })
  .map((keys) => keys.map((key) => ({ key, value: `v-${key}` })));

const cluster = fc.record({
  settings: maybe(
    [{ name: 'containerInsights', value: 'enabled' }],
    [{ name: 'containerInsights', value: 'disabled' }],
  ),
  configuration: maybe(
    { executeCommandConfiguration: { logging: 'NONE' } },
    { executeCommandConfiguration: { logging: 'DEFAULT' } },
  ),
  capacityProviders: fc.constant(['FARGATE_SPOT', 'FARGATE']),
  defaultCapacityProviderStrategy: maybe(
    [{ capacityProvider: 'FARGATE', weight: 1 }],
    [
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
    ],
  ),
  tags,
});

const logGroup = fc.record({
  logGroupName: fc.constant('/demo/web'),
  retentionInDays: maybe(1, 30),
  logGroupClass: maybe('STANDARD', 'INFREQUENT_ACCESS'),
  tags: maybe({ team: 'blue' }),
});

const rule = {
  rulePriority: 1,
  selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 3 },
  action: { type: 'expire' },
};

const repository = fc.record({
  repositoryName: fc.constant('demo/web'),
  imageTagMutability: maybe('MUTABLE', 'IMMUTABLE'),
  imageScanningConfiguration: maybe({ scanOnPush: true }, { scanOnPush: false }),
  lifecyclePolicyText: maybe<Json>({ rules: [rule] }, JSON.stringify({ rules: [rule] })),
  policyText: maybe<Json>({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: ['111122223333'] },
        Action: ['ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
      },
    ],
  }),
});

const variables = fc
  .uniqueArray(fc.constantFrom('A', 'B', 'C'), { maxLength: 3 })
  .map((names) => names.map((name) => ({ name, value: `value of ${name}` })));
const ports = fc
  .uniqueArray(fc.constantFrom(80, 443, 8080), { maxLength: 3 })
  .map((list) => list.map((containerPort) => ({ containerPort })));

const container = fc.record({
  image: fc.constantFrom('nginx:1', 'nginx:2'),
  environment: variables,
  portMappings: ports,
  command: maybe([], ['nginx', '-g']),
  healthCheck: maybe({ command: ['CMD', 'true'] }, { command: ['CMD', 'true'], interval: 10, retries: 5 }),
  logConfiguration: maybe({
    logDriver: 'awslogs',
    options: { 'awslogs-group': 'ref:LogGroup/web', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' },
  }),
  dockerLabels: maybe({}, { b: '2', a: '1' }),
  ulimits: maybe([{ name: 'nofile', softLimit: 1024, hardLimit: 2048 }]),
  readonlyRootFilesystem: maybe(true, false),
  linuxParameters: maybe({ initProcessEnabled: true }, { initProcessEnabled: false }),
});

const sizes = fc.constantFrom(
  { cpu: '256', memory: '512' },
  { cpu: '.25 vCPU', memory: '1GB' },
  { cpu: 512, memory: '1 GB' },
);

const service = fc.record({
  desiredCount: maybe(0, 1, 2),
  deploymentConfiguration: maybe<Json>(
    { minimumHealthyPercent: 50 },
    { maximumPercent: 150, deploymentCircuitBreaker: { enable: true, rollback: true } },
    {
      deploymentCircuitBreaker: { enable: false, rollback: true },
      alarms: { alarmNames: [], enable: false, rollback: false },
    },
  ),
  enableExecuteCommand: maybe(true, false),
  propagateTags: maybe('SERVICE', 'NONE'),
  platformVersion: maybe('LATEST', '1.4.0'),
  availabilityZoneRebalancing: maybe('DISABLED'),
  tags,
});

/** Any fleet; members that are left out stand for AWS's defaults. */
export const arbitraryFleet: fc.Arbitrary<Fleet> = fc
  .record({ cluster, logGroup, repository, container, sizes, service })
  .map((parts) => ({
    'cluster.yaml': manifest('Cluster', 'demo', { spec: parts.cluster as unknown as JsonObject }),
    'logs.yaml': manifest('LogGroup', 'web', { spec: parts.logGroup as JsonObject }),
    'repository.yaml': manifest('Repository', 'web', { spec: parts.repository as JsonObject }),
    'task-definition.yaml': manifest('TaskDefinition', 'web', {
      spec: taskDefinitionSpec(parts.container as unknown as JsonObject, { taskRoleArn, ...parts.sizes }),
    }),
    'service.yaml': manifest('Service', 'web', { spec: serviceSpec(parts.service as JsonObject) }),
  }));
