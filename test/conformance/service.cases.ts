import type { JsonObject } from '../../src/lib/json.ts';
import { type FieldCase, type KindCases, tagList } from '../support/kind-cases.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from '../support/manifests.ts';

const providers = { capacityProviders: ['FARGATE', 'FARGATE_SPOT'] };
const portMappings = [{ containerPort: 80, name: 'web', appProtocol: 'http' }];

const beside = {
  'cluster.yaml': manifest('Cluster', 'demo', { spec: providers }),
  'task-definition.yaml': manifest('TaskDefinition', 'web', {
    spec: taskDefinitionSpec({ portMappings }, { taskRoleArn: 'arn:aws:iam::111122223333:role/web' }),
  }),
  'other.yaml': manifest('TaskDefinition', 'other', {
    spec: taskDefinitionSpec({ image: 'public.ecr.aws/nginx/nginx:2' }),
  }),
};

const withVolume = (image: string) =>
  taskDefinitionSpec(
    { image, mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
    { volumes: [{ name: 'data', configuredAtLaunch: true }] },
  );

const volumeBeside = {
  ...beside,
  'task-definition.yaml': manifest('TaskDefinition', 'web', { spec: withVolume('public.ecr.aws/nginx/nginx:1') }),
  'other.yaml': manifest('TaskDefinition', 'other', { spec: withVolume('public.ecr.aws/nginx/nginx:2') }),
};

const ec2Beside = {
  'cluster.yaml': manifest('Cluster', 'demo'),
  'task-definition.yaml': manifest('TaskDefinition', 'web', {
    spec: { containerDefinitions: [{ name: 'app', image: 'nginx', memory: 64, portMappings }] },
  }),
};

const ec2Spec = { cluster: 'ref:Cluster/demo', taskDefinition: 'ref:TaskDefinition/web' };
const daemonSpec = {
  cluster: 'ref:Cluster/demo',
  taskDefinition: 'ref:TaskDefinition/web',
  schedulingStrategy: 'DAEMON',
};
const { launchType: _launchType, ...noLaunchType } = serviceSpec();
const onSpot = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }];

function fargate(set: JsonObject, as: FieldCase['as'] = 'update', removed?: FieldCase['removed']): FieldCase {
  return { on: 'fargate', set, as, ...(removed ? { removed } : {}) };
}

function deployment(deploymentConfiguration: JsonObject, on = 'fargate'): FieldCase {
  return { on, set: { deploymentConfiguration }, as: 'update' };
}

function network(members: JsonObject): JsonObject {
  return { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60001'], ...members } } };
}

const ebs = { roleArn: 'arn:aws:iam::111122223333:role/ebs', sizeInGiB: 10 };
const hook = 'arn:aws:lambda:eu-west-1:111122223333:function:check';

export const serviceCases: KindCases = {
  kind: 'Service',
  tags: tagList,
  stages: {
    fargate: { spec: serviceSpec(), beside },
    strategy: { spec: { ...noLaunchType, capacityProviderStrategy: onSpot }, beside },
    ec2: { spec: ec2Spec, beside: ec2Beside },
    daemon: { spec: daemonSpec, beside: ec2Beside },
    classic: {
      spec: { ...ec2Spec, loadBalancers: [{ loadBalancerName: 'old', containerName: 'app', containerPort: 80 }] },
      beside: ec2Beside,
    },
    volume: {
      spec: serviceSpec({ volumeConfigurations: [{ name: 'data', managedEBSVolume: ebs }] }),
      beside: volumeBeside,
    },
  },
  cases: {
    'a task definition': fargate({ taskDefinition: 'ref:TaskDefinition/other' }, 'rolls'),
    'a number of tasks': fargate({ desiredCount: 3 }),
    rebalancing: fargate({ availabilityZoneRebalancing: 'DISABLED' }, 'update', 'none'),
    'a launch type instead of a strategy': {
      on: 'strategy',
      set: { capacityProviderStrategy: [], launchType: 'FARGATE' },
      as: 'rolls',
    },
    'a strategy': {
      on: 'strategy',
      set: {
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1, weight: 1 },
          { capacityProvider: 'FARGATE_SPOT', weight: 3 },
        ],
      },
      as: 'rolls',
    },
    'a platform version': fargate({ platformVersion: '1.4.0' }, 'rolls', 'none'),
    subnets: fargate(network({ subnets: ['subnet-0a1b2c3d4e5f60003', 'subnet-0a1b2c3d4e5f60002'] }), 'rolls'),
    'security groups and addresses': fargate(
      network({ securityGroups: ['sg-0a1b2c3d4e5f60001'], assignPublicIp: 'ENABLED' }),
      'rolls',
    ),
    'a grace period': fargate({ healthCheckGracePeriodSeconds: 30 }),
    tagging: fargate({ enableECSManagedTags: true, propagateTags: 'SERVICE' }),
    'exec sessions': fargate({ enableExecuteCommand: true }),
    'the deployment controller that it has anyway': fargate({
      deploymentController: { type: 'ECS' },
      enableECSManagedTags: true,
    }),

    'how many tasks while deploying': deployment({ minimumHealthyPercent: 50, maximumPercent: 150 }),
    'no more tasks while deploying, which ends rebalancing': {
      ...deployment({ minimumHealthyPercent: 50, maximumPercent: 100 }),
      leavesTrace: true,
    },
    'a circuit breaker': deployment({ deploymentCircuitBreaker: { enable: true, rollback: true } }),
    'a circuit breaker with a threshold': deployment({
      deploymentCircuitBreaker: {
        enable: true,
        rollback: false,
        resetOnHealthyTask: false,
        thresholdConfiguration: { type: 'COUNT', value: 7 },
      },
    }),
    alarms: deployment({ alarms: { alarmNames: ['b', 'a'], enable: true, rollback: true } }),
    'the strategy and bake time that it has anyway': deployment({
      strategy: 'ROLLING',
      bakeTimeInMinutes: 0,
      maximumPercent: 300,
    }),
    'lifecycle hooks': deployment({
      lifecycleHooks: [
        {
          hookTargetArn: hook,
          roleArn: 'arn:aws:iam::111122223333:role/hook',
          lifecycleStages: ['PRE_SCALE_UP', 'POST_SCALE_UP'],
          targetType: 'AWS_LAMBDA',
          hookDetails: { depth: 3 },
          timeoutConfiguration: { timeoutInMinutes: 10, action: 'CONTINUE' },
        },
      ],
    }),

    'Service Connect': fargate(
      {
        serviceConnectConfiguration: {
          enabled: true,
          namespace: 'internal',
          services: [
            {
              portName: 'web',
              clientAliases: [{ port: 80 }],
              ingressPortOverride: 15_000,
              timeout: { idleTimeoutSeconds: 60, perRequestTimeoutSeconds: 5 },
            },
          ],
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': '/connect', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'c' },
          },
          accessLogConfiguration: { format: 'JSON', includeQueryParameters: 'ENABLED' },
        },
      },
      'rolls',
    ),
    'Service Connect under another name': fargate(
      {
        serviceConnectConfiguration: {
          enabled: true,
          namespace: 'internal',
          services: [{ portName: 'web', discoveryName: 'shop', clientAliases: [{ port: 80, dnsName: 'shop' }] }],
        },
      },
      'rolls',
    ),

    placement: {
      on: 'ec2',
      set: {
        placementConstraints: [{ type: 'memberOf', expression: 'attribute:zone == a' }, { type: 'distinctInstance' }],
        placementStrategy: [
          { type: 'spread', field: 'host' },
          { type: 'binpack', field: 'memory' },
        ],
      },
      as: 'update',
    },
    'one task per instance': { on: 'ec2', set: { schedulingStrategy: 'DAEMON' }, as: 'replace' },
    'a launch type': { on: 'ec2', set: { launchType: 'EXTERNAL' }, as: 'replace', removed: 'none' },
    'tasks of a daemon while deploying': {
      on: 'daemon',
      set: { deploymentConfiguration: { minimumHealthyPercent: 50 } },
      as: 'update',
    },
    'a grace period of a daemon': { on: 'daemon', set: { healthCheckGracePeriodSeconds: 5 }, as: 'update' },

    'a volume': {
      on: 'volume',
      set: {
        volumeConfigurations: [
          {
            name: 'data',
            managedEBSVolume: {
              ...ebs,
              sizeInGiB: 20,
              encrypted: true,
              kmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
              volumeType: 'gp3',
              iops: 3000,
              throughput: 250,
              filesystemType: 'ext4',
              tagSpecifications: [
                { resourceType: 'volume', tags: [{ key: 'team', value: 'blue' }], propagateTags: 'SERVICE' },
              ],
            },
          },
        ],
      },
      as: 'rolls',
    },
    'another task definition with the same volume': {
      on: 'volume',
      set: { taskDefinition: 'ref:TaskDefinition/other' },
      as: 'rolls',
    },
    'a volume from a snapshot': {
      on: 'volume',
      set: {
        volumeConfigurations: [
          {
            name: 'data',
            managedEBSVolume: {
              roleArn: ebs.roleArn,
              snapshotId: 'snap-0123456789abcdef0',
              volumeInitializationRate: 100,
            },
          },
        ],
      },
      as: 'rolls',
    },
    monitoring: fargate(
      {
        monitoring: {
          metricConfigurations: [{ metricNames: ['CPUUtilization', 'MemoryUtilization'], resolutionSeconds: 20 }],
        },
      },
      'rolls',
      'none',
    ),
    'VPC Lattice': fargate(
      {
        vpcLatticeConfigurations: [
          {
            roleArn: 'arn:aws:iam::111122223333:role/lattice',
            targetGroupArn: 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-1',
            portName: 'web',
          },
        ],
      },
      'rolls',
    ),
    'a registry': fargate(
      {
        serviceRegistries: [
          {
            registryArn: 'arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1',
            containerName: 'app',
            containerPort: 80,
          },
        ],
      },
      'rolls',
    ),
    'early success': {
      ...deployment({
        earlySuccessCriteria: { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'DEFERRED' },
      }),
      removed: 'none',
    },
    'Service Connect with everything': fargate(
      {
        serviceConnectConfiguration: {
          enabled: true,
          namespace: 'internal',
          services: [
            {
              portName: 'web',
              clientAliases: [{ port: 80, testTrafficRules: { header: { name: 'x-test', value: { exact: '1' } } } }],
              tls: {
                issuerCertificateAuthority: {
                  awsPcaAuthorityArn: 'arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/1',
                },
                kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/1',
                roleArn: 'arn:aws:iam::111122223333:role/tls',
              },
            },
          ],
          logConfiguration: {
            logDriver: 'splunk',
            options: { 'splunk-url': 'https://splunk' },
            secretOptions: [{ name: 'splunk-token', valueFrom: 'arn:aws:ssm:eu-west-1:111122223333:parameter/splunk' }],
          },
          containerConfigurations: [{ logLevel: 'debug' }],
        },
      },
      'rolls',
    ),
    'VPC Lattice with a test listener': fargate(
      {
        vpcLatticeConfigurations: [
          {
            roleArn: 'arn:aws:iam::111122223333:role/lattice',
            targetGroupArn: 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-1',
            portName: 'web',
            advancedConfiguration: {
              alternateTargetGroupArn: 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-2',
              productionListenerRule: 'arn:aws:vpc-lattice:eu-west-1:111122223333:service/svc-1/listener/l-1/rule/r-1',
              testListenerRule: 'arn:aws:vpc-lattice:eu-west-1:111122223333:service/svc-1/listener/l-1/rule/r-2',
            },
          },
        ],
      },
      'rolls',
    ),
    'a registry by port': fargate(
      {
        serviceRegistries: [{ registryArn: 'arn:aws:servicediscovery:eu-west-1:111122223333:service/srv-1', port: 80 }],
      },
      'rolls',
    ),
    'a classic load balancer': {
      on: 'ec2',
      set: { loadBalancers: [{ loadBalancerName: 'old', containerName: 'app', containerPort: 80 }] },
      as: 'rolls',
    },
    'a role for a classic load balancer': {
      on: 'classic',
      set: { role: 'arn:aws:iam::111122223333:role/ecsServiceRole' },
      as: 'replace',
      removed: 'none',
    },
  },
  exempt: {
    serviceName: 'identity: another name is another service',
    cluster: 'identity: a service in another cluster is another service',
    'tags[].key': 'own rows',
    'tags[].value': 'own rows',
    ...exempt('no target groups are simulated', [
      'loadBalancers[].targetGroupArn',
      'loadBalancers[].advancedConfiguration.alternateTargetGroupArn',
      'loadBalancers[].advancedConfiguration.productionListenerRule',
      'loadBalancers[].advancedConfiguration.testListenerRule',
      'loadBalancers[].advancedConfiguration.roleArn',
    ]),
    ...exempt('only rolling deployments are simulated', [
      'deploymentConfiguration.linearConfiguration.stepPercent',
      'deploymentConfiguration.linearConfiguration.stepBakeTimeInMinutes',
      'deploymentConfiguration.canaryConfiguration.canaryPercent',
      'deploymentConfiguration.canaryConfiguration.canaryBakeTimeInMinutes',
    ]),
    ...exempt('the simulator takes it and does not keep it', [
      'gatewayConnectors[].portName',
      'gatewayConnectors[].healthCheck.healthCheckProtocol',
      'gatewayConnectors[].healthCheck.healthCheckPort',
      'gatewayConnectors[].healthCheck.healthCheckPath',
      'gatewayConnectors[].healthCheck.healthCheckTimeoutSeconds',
      'gatewayConnectors[].healthCheck.healthCheckIntervalSeconds',
      'gatewayConnectors[].healthCheck.healthyThresholdCount',
      'gatewayConnectors[].healthCheck.unhealthyThresholdCount',
      'gatewayConnectors[].healthCheck.matcher.httpCode',
      'gatewayConnectors[].healthCheck.matcher.grpcCode',
      'gatewayConnectors[].filters.accessTypes[]',
    ]),
  },
};

function exempt(reason: string, fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, reason]));
}
