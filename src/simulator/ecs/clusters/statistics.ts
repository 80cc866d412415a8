import { type Cluster, type KeyValuePair, LaunchType, type Service } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import { isBuiltIn } from '../capacity-providers/lookup.ts';
import type { EcsState } from '../state.ts';
import { livingInstances, livingServices, livingTasks } from './usage.ts';

const running: readonly (string | undefined)[] = ['RUNNING'];
const pending: readonly (string | undefined)[] = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** The numbers of instances, services and tasks that every answer about a cluster carries. */
export function clusterCounts(state: EcsState, clusterName: string): Wire<Cluster> {
  const statuses = livingTasks(state, clusterName).map(({ view }) => view.lastStatus);
  return {
    registeredContainerInstancesCount: livingInstances(state, clusterName).length,
    runningTasksCount: statuses.filter((status) => running.includes(status)).length,
    pendingTasksCount: statuses.filter((status) => pending.includes(status)).length,
    activeServicesCount: livingServices(state, clusterName).filter(({ view }) => view.status === 'ACTIVE').length,
  };
}

const words: Readonly<Record<LaunchType, string>> = {
  EC2: 'EC2',
  FARGATE: 'Fargate',
  EXTERNAL: 'External',
  MANAGED_INSTANCES: 'ManagedInstances',
};
const groups = [[LaunchType.EC2, LaunchType.FARGATE], [LaunchType.EXTERNAL], [LaunchType.MANAGED_INSTANCES]];

/** The same numbers by launch type, in AWS's order. */
export function clusterStatistics(state: EcsState, clusterName: string): Wire<KeyValuePair>[] {
  const tasks = livingTasks(state, clusterName).map(({ view }) => ({
    launchType: view.launchType,
    status: view.lastStatus,
  }));
  const services = livingServices(state, clusterName).map(({ view }) => ({
    launchType: launchTypeOf(view),
    status: view.status,
  }));
  return [
    ...rows({ suffix: 'TasksCount', phases: { running, pending } }, tasks),
    ...rows({ suffix: 'ServiceCount', phases: { active: ['ACTIVE'], draining: ['DRAINING'] } }, services),
  ];
}

function rows(
  { suffix, phases }: { suffix: string; phases: Readonly<Record<string, readonly (string | undefined)[]>> },
  counted: readonly { launchType: LaunchType | undefined; status: string | undefined }[],
): Wire<KeyValuePair>[] {
  return groups.flatMap((group) =>
    Object.entries(phases).flatMap(([phase, statuses]) =>
      group.map((type) => {
        const count = counted.filter(
          ({ launchType, status }) => launchType === type && statuses.includes(status),
        ).length;
        return { name: `${phase}${words[type]}${suffix}`, value: String(count) };
      }),
    ),
  );
}

function launchTypeOf({ launchType, capacityProviderStrategy }: Wire<Service>): LaunchType {
  if (launchType) return launchType;
  const providers = (capacityProviderStrategy ?? []).map(({ capacityProvider = '' }) => capacityProvider);
  return providers.some(isBuiltIn) ? LaunchType.FARGATE : LaunchType.EC2;
}
