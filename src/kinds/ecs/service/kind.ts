import type { ConnectedKind } from '../../../aws/cloud.ts';
import type { Json } from '../../../lib/json.ts';
import { isPending } from '../../../model/change.ts';
import { anySpec } from '../../../model/provider.ts';
import { specOfAnswer } from './answer.ts';
import { checks } from './checks.ts';
import { serviceForecast } from './forecast.ts';
import { serviceHealth } from './health.ts';
import { serviceNotices } from './notices.ts';
import { permissions } from './permissions.ts';
import { fields, lastSegment, withoutStrategyDefaults, withStrategyDefaults } from './spec.ts';

/** An ECS service. */
export const service: ConnectedKind = {
  name: 'Service',
  summary: 'Keeps a number of tasks of one task definition running, and rolls out new revisions.',
  shape: { package: '@aws-sdk/client-ecs', type: 'CreateServiceRequest', omit: ['clientToken'] },
  nameField: 'serviceName',
  onChange: 'update',
  fields,
  checks,
  describeOnly: [
    ...[
      'serviceArn',
      'clusterArn',
      'roleArn',
      'status',
      'runningCount',
      'pendingCount',
      'platformFamily',
      'taskSets',
      'deployments',
    ],
    ...[
      'events',
      'createdAt',
      'createdBy',
      'currentServiceDeployment',
      'currentServiceRevisions',
      'resourceManagementType',
    ],
  ],
  fromAnswer: specOfAnswer,
  indexType: 'ecs:service',
  keyOf: ({ cluster, serviceName }) => `${clusterName(cluster)}/${String(serviceName)}`,
  keyOfArn: (arn) => arn.split('/').slice(-2).join('/'),
  named: (text) => ({ key: text.includes('/') ? text.split('/').slice(-2).join('/') : `default/${text}` }),
  attributes: ({ cluster, serviceName }, { partition, region, account }) => ({
    arn: `arn:${partition}:ecs:${region}:${account}:service/${lastSegment(String(cluster))}/${String(serviceName)}`,
    name: String(serviceName),
  }),
  prepare: withStrategyDefaults,
  abridge: withoutStrategyDefaults,
  health: serviceHealth,
  guard: ({ spec, facts }) => {
    const isBehindTraffic =
      Array.isArray(spec.loadBalancers) && spec.loadBalancers.length > 0 && Number(facts.runningCount) > 0;
    return isBehindTraffic
      ? { reason: 'TakesTraffic', message: `${String(facts.runningCount)} tasks run behind a load balancer` }
      : undefined;
  },
  forecast: serviceForecast,
  notices: serviceNotices,
  quotas: [{ name: 'tasks per service', limit: 5000, used: ({ facts }) => facts.desiredCount }],
  hasLogs: true,
  columns: ({ facts }) => ({
    Desired: String(facts.desiredCount ?? ''),
    Running: String(facts.runningCount ?? ''),
    TaskDefinition: lastSegment(String(facts.taskDefinition ?? '')),
  }),
  permissions,
  connect: async (access) => anySpec((await import('./provider.ts')).serviceProvider(access)),
};

/** Without an account the cluster's ARN is not known yet; its manifest tells services of one name apart. */
function clusterName(cluster: Json | undefined): string {
  return lastSegment(isPending(cluster) ? cluster.pending : String(cluster));
}
