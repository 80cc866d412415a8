import type { JsonObject } from '../../src/lib/json.ts';
import { inAnyOrder, type KindCases, tagList } from '../support/kind-cases.ts';
import { fargate, serviceStages } from './service.stages.ts';
import { connectionCases } from './service-connections.cases.ts';
import { deploymentCases } from './service-deployments.cases.ts';
import { volumeCases } from './service-volumes.cases.ts';

function network(members: JsonObject): JsonObject {
  return { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60001'], ...members } } };
}

export const serviceCases: KindCases = {
  kind: 'Service',
  tags: tagList,
  stages: serviceStages,
  cases: {
    'a task definition': fargate({ taskDefinition: 'ref:TaskDefinition/other' }, 'rolls'),
    'a number of tasks': fargate({ desiredCount: 3 }),
    rebalancing: fargate({ availabilityZoneRebalancing: 'DISABLED' }, 'update', 'none'),
    'a launch type instead of a strategy': {
      on: 'strategy',
      set: { capacityProviderStrategy: [], launchType: 'FARGATE' },
      as: 'rolls',
    },
    'a strategy': inAnyOrder({
      on: 'strategy',
      set: {
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1, weight: 1 },
          { capacityProvider: 'FARGATE_SPOT', weight: 3 },
        ],
      },
      as: 'rolls',
    }),
    'a platform version': fargate({ platformVersion: '1.4.0' }, 'rolls', 'none'),
    subnets: inAnyOrder(
      fargate(network({ subnets: ['subnet-0a1b2c3d4e5f60003', 'subnet-0a1b2c3d4e5f60002'] }), 'rolls'),
    ),
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

    monitoring: inAnyOrder(
      fargate(
        {
          monitoring: {
            metricConfigurations: [{ metricNames: ['CPUUtilization', 'MemoryUtilization'], resolutionSeconds: 20 }],
          },
        },
        'rolls',
        'none',
      ),
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
    ...deploymentCases,
    ...connectionCases,
    ...volumeCases,
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
