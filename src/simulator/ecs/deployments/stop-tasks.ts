import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { isHealthy } from '../tasks/health.ts';
import { isProtected } from '../tasks/protection.ts';
import { stop } from '../tasks/stop.ts';
import type { StoredTask } from '../tasks/stored.ts';
import { announce } from './announce.ts';
import { servingDeployment, taskLimits } from './limits.ts';
import { serves } from './serves.ts';
import { countsSideBySide } from './side-by-side.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { isRunning, liveTasks } from './task-counts.ts';

type Ecs = Context<EcsState>;

/** Stops what is too much: tasks above the desired count, and as many old ones as a deployment may and must. */
export function stopSurplusTasks(context: Ecs, service: StoredService): void {
  const surplus = surplusTasks(context, service);
  if (surplus.length === 0) return;
  service.steady = false;
  const running = surplus.filter(isRunning);
  for (const task of surplus) {
    stop(context, task, {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Scaling activity initiated by (deployment ${task.owner?.deploymentId})`,
    });
  }
  const pending = surplus.length - running.length;
  if (pending > 0) announce(context, service, `stopped ${pending} pending tasks.`);
  const names = running.map(({ id }) => `(task ${id})`).join(' ');
  if (names) announce(context, service, `has stopped ${running.length} running tasks: ${names}.`);
}

/** Protected tasks are spared, except by the deletion of their service. */
function surplusTasks(context: Ecs, service: StoredService): StoredTask[] {
  const { desired } = taskLimits(service);
  const tasks = liveTasks(service);
  const spared = tasks.filter((task) => service.view.status === 'ACTIVE' && isProtected(context, task));
  const free = tasks.filter((task) => !spared.includes(task));
  const excessOf = (deployment: StoredDeployment, wanted: number) => {
    const own = free.filter((task) => serves(task, service, deployment));
    const sparedOwn = spared.filter((task) => serves(task, service, deployment)).length;
    return startedFirst(own).slice(Math.max(0, wanted - sparedOwn));
  };
  if (desired === 0) return free;
  const sideBySide = countsSideBySide(service);
  if (sideBySide) return service.deployments.flatMap((each) => excessOf(each, sideBySide.get(each) ?? 0));
  const serving = servingDeployment(service);
  if (!serving) return [];
  const others = free.filter((task) => !serves(task, service, serving));
  return [
    ...excessOf(serving, desired),
    ...others.filter((task) => !isRunning(task)),
    ...others.filter(isRunning).slice(0, replaceable(context, service, serving)),
  ];
}

/** In the order in which tasks are kept: those that run, then those on their way, the oldest of each first. */
function startedFirst(tasks: readonly StoredTask[]): StoredTask[] {
  return [...tasks.filter(isRunning), ...tasks.filter((task) => !isRunning(task))];
}

/**
 * How many running tasks of older deployments may go now: never so many that fewer than the least number of healthy tasks
 * are left, and only those that have a healthy successor or must make room for one.
 */
function replaceable(context: Ecs, service: StoredService, serving: StoredDeployment): number {
  const { desired, least, most } = taskLimits(service);
  const tasks = liveTasks(service);
  const own = tasks.filter((task) => serves(task, service, serving));
  const healthy = own.filter((task) => isHealthy(task, context.world.clock.now())).length;
  const old = tasks.filter((task) => !serves(task, service, serving) && isRunning(task)).length;
  const succeeded = old - Math.max(0, desired - healthy);
  const missing = Math.max(0, desired - own.length);
  const room = most - own.length - old;
  return Math.max(0, Math.min(healthy + old - least, Math.max(succeeded, missing - room)));
}
