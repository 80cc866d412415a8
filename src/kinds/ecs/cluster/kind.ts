import type { ConnectedKind } from '../../../aws/cloud.ts';
import { anySpec } from '../../../model/provider.ts';
import { checks } from './checks.ts';
import { clusterHealth } from './health.ts';
import { permissions } from './permissions.ts';
import { fields } from './spec.ts';

/** An ECS cluster. */
export const cluster: ConnectedKind = {
  name: 'Cluster',
  summary: 'A group of ECS services and tasks, with its capacity providers and settings.',
  shape: { package: '@aws-sdk/client-ecs', type: 'CreateClusterRequest', omit: [] },
  nameField: 'clusterName',
  onChange: 'update',
  fields,
  checks,
  describeOnly: [
    ...['clusterArn', 'status', 'statistics', 'attachments', 'attachmentsStatus'],
    ...['registeredContainerInstancesCount', 'runningTasksCount', 'pendingTasksCount', 'activeServicesCount'],
  ],
  indexType: 'ecs:cluster',
  keyOf: ({ clusterName }) => String(clusterName),
  keyOfArn: (arn) => arn.slice(arn.lastIndexOf('/') + 1),
  attributes: ({ clusterName }, { partition, region, account }) => ({
    arn: `arn:${partition}:ecs:${region}:${account}:cluster/${String(clusterName)}`,
    name: String(clusterName),
  }),
  health: clusterHealth,
  quotas: [
    { name: 'services per cluster', limit: 5000, used: ({ facts }) => facts.activeServicesCount },
    { name: 'capacity providers per cluster', limit: 20, used: ({ spec }) => spec.capacityProviders },
  ],
  columns: ({ facts }) => ({
    Services: String(facts.activeServicesCount ?? 0),
    Tasks: String(facts.runningTasksCount ?? 0),
  }),
  permissions,
  connect: async (access) => anySpec((await import('./provider.ts')).clusterProvider(access)),
};
