import type { GetTaskProtectionRequest, ProtectedTask, UpdateTaskProtectionRequest } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { invalidParameter, requireAtMost } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from './host-cluster.ts';
import { findTask, missingTask } from './lookup.ts';
import type { StoredTask } from './stored.ts';

type Ecs = Context<EcsState>;

/** Spares tasks of services from scale-in and deployments for a time, two hours when nothing else is said, or no longer. */
export function updateTaskProtection(input: Wire<UpdateTaskProtectionRequest>, context: Ecs) {
  const { protectionEnabled, expiresInMinutes = 120, tasks = [] } = input;
  if (protectionEnabled === undefined) throw invalidParameter('protectionEnabled is missing');
  if (expiresInMinutes < 1 || expiresInMinutes > 2880) {
    throw invalidParameter('expiresInMinutes must be between 1 and 2880 minutes.');
  }
  requireAtMost('tasks', tasks, 10);
  const { found, failures } = chosen(context, hostCluster(context, input.cluster), tasks);
  for (const task of found) {
    task.protectedUntil = protectionEnabled ? context.world.nowSeconds + expiresInMinutes * 60 : undefined;
  }
  return { protectedTasks: found.map((task) => protection(context, task)), failures };
}

/** Tells which tasks of services are protected. */
export function getTaskProtection(input: Wire<GetTaskProtectionRequest>, context: Ecs) {
  const cluster = hostCluster(context, input.cluster);
  requireAtMost('tasks', input.tasks, 10);
  const { found, failures } = chosen(context, cluster, input.tasks ?? allIds(context, cluster));
  return { protectedTasks: found.map((task) => protection(context, task)), failures };
}

/** True while a task is spared from scale-in. */
export function isProtected({ world }: Ecs, { protectedUntil = 0 }: StoredTask): boolean {
  return world.nowSeconds < protectedUntil;
}

function chosen(context: Ecs, cluster: StoredCluster, names: readonly string[]) {
  const missing = names.filter((name) => !findTask(context, cluster, name));
  const known = names.flatMap((name) => findTask(context, cluster, name) ?? []);
  const unfit = known.filter((task) => !task.owner || task.view.desiredStatus !== 'RUNNING');
  return {
    found: known.filter((task) => !unfit.includes(task)),
    failures: [
      ...missing.map((name) => missingTask(context, cluster, name)),
      ...unfit.map(({ view }) => ({ arn: view.taskArn, reason: 'TASK_NOT_VALID' })),
    ],
  };
}

function allIds({ state }: Ecs, cluster: StoredCluster): string[] {
  const tasks = [...state.tasks.values()].filter(({ clusterName }) => clusterName === cluster.view.clusterName);
  return tasks.filter(({ owner, view }) => owner && view.desiredStatus === 'RUNNING').map(({ id }) => id);
}

function protection(context: Ecs, task: StoredTask): Wire<ProtectedTask> {
  const protectionEnabled = isProtected(context, task);
  return {
    taskArn: task.view.taskArn,
    protectionEnabled,
    ...(protectionEnabled ? { expirationDate: task.protectedUntil } : {}),
  };
}
