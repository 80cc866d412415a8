import type { Limit } from '../operation.ts';

/** AWS's published ECS request budgets (Amazon ECS API reference, request throttling). */
export const limits: readonly Limit[] = [
  limit(
    'cluster-modify',
    20,
    1,
    'CreateCluster DeleteCluster PutClusterCapacityProviders UpdateCluster UpdateClusterSettings',
  ),
  limit('cluster-read', 50, 20, 'DescribeClusters ListClusters'),
  limit('task-definition-modify', 20, 1, 'RegisterTaskDefinition DeregisterTaskDefinition'),
  limit('task-definition-read', 50, 20, 'DescribeTaskDefinition ListTaskDefinitions ListTaskDefinitionFamilies'),
  limit('task-definition-delete', 5, 1, 'DeleteTaskDefinitions'),
  limit('capacity-provider-modify', 10, 1, 'CreateCapacityProvider DeleteCapacityProvider UpdateCapacityProvider'),
  limit('capacity-provider-read', 50, 20, 'DescribeCapacityProviders'),
  limit('tag-modify', 20, 10, 'TagResource UntagResource'),
  limit('tag-read', 50, 20, 'ListTagsForResource'),
  limit('setting-modify', 10, 1, 'PutAccountSetting PutAccountSettingDefault DeleteAccountSetting'),
  limit('setting-read', 50, 20, 'ListAccountSettings'),
  limit(
    'cluster-resource-modify',
    100,
    40,
    'RunTask StartTask StopTask ExecuteCommand DeregisterContainerInstance UpdateContainerInstancesState PutAttributes DeleteAttributes',
  ),
  limit(
    'cluster-resource-read',
    100,
    20,
    'DescribeTasks ListTasks DescribeContainerInstances ListContainerInstances ListAttributes',
  ),
  limit('agent-modify', 200, 120, 'RegisterContainerInstance'),
  limit('service-modify', 50, 5, 'CreateService UpdateService DeleteService'),
  limit('service-read', 100, 20, 'DescribeServices ListServices'),
  limit('service-deployment-read', 50, 20, 'DescribeServiceDeployments ListServiceDeployments'),
  limit('service-revision-read', 50, 20, 'DescribeServiceRevisions'),
  limit('task-protection', 200, 80, 'GetTaskProtection UpdateTaskProtection'),
  limit('services-by-namespace', 10, 1, 'ListServicesByNamespace'),
];

function limit(category: string, burst: number, refillPerSecond: number, operations: string): Limit {
  return { category, burst, refillPerSecond, operations: operations.split(' ') };
}
