import type { Context } from '../../operation.ts';
import type { StoredTask } from '../tasks/stored.ts';
import { milliseconds } from '../tasks/timing.ts';
import { announce } from './announce.ts';
import { bake } from './bake.ts';
import { conclude } from './conclude.ts';
import { isMidway } from './lifecycle/is-midway.ts';
import { servingDeployment, taskLimits } from './limits.ts';
import { serves } from './serves.ts';
import { countsSideBySide } from './side-by-side.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { belongsTo, isRunning, liveTasks } from './task-counts.ts';

type Here = Context<unknown>;

/** How long a task must run before a deployment counts on it when no health check says more. */
export const settledAfterMs = 5_000;
/** A deployment is never complete earlier than this after it was asked for. */
export const shortestRolloutMs = 15_000;

/** Drops deployments that the PRIMARY has replaced and whose tasks are gone. */
export function dropReplaced(service: StoredService): void {
  const serving = servingDeployment(service);
  const tasks = [...service.tasks];
  const sideBySide = countsSideBySide(service);
  service.deployments = service.deployments.filter(
    (deployment, index) =>
      index === 0 ||
      deployment === serving ||
      sideBySide?.has(deployment) ||
      tasks.some((task) => belongsTo(task, deployment)),
  );
}

/** Completes the deployment in progress once everything is as wanted, and announces each steady state once. */
export function settle(context: Here, service: StoredService): void {
  const [primary, ...others] = service.deployments;
  if (!primary || others.length > 0 || primary.rolloutState === 'FAILED' || !isSettled(context, service)) return;
  if (primary.rolloutState === 'IN_PROGRESS') {
    if (!isReadyToEnd(context, service, primary)) return;
    complete(context, service, primary);
  }
  if (service.steady) return;
  service.steady = true;
  announce(context, service, 'has reached a steady state.', 1);
}

/** Epoch seconds at which the rollout of the PRIMARY began; for a roll-back that is later than its creation. */
export function startOf({ history: [current] }: StoredService, primary: StoredDeployment): number {
  return current?.view.rollback?.startedAt ?? primary.createdAt;
}

function isReadyToEnd(context: Here, service: StoredService, primary: StoredDeployment): boolean {
  const [current] = service.history;
  if (current && isMidway(current)) return false;
  bake(context, service);
  const earliest = milliseconds(startOf(service, primary)) + shortestRolloutMs;
  return context.world.clock.now() >= Math.max(earliest, current?.bakedAt ?? 0);
}

function complete(context: Here, service: StoredService, primary: StoredDeployment): void {
  primary.rolloutState = 'COMPLETED';
  primary.rolloutStateReason = `ECS deployment ${primary.id} completed.`;
  primary.updatedAt = context.world.nowSeconds;
  service.lastCompleted = primary;
  service.steady = false;
  announce(context, service, `(deployment ${primary.id}) deployment completed.`);
  const status = service.history[0]?.view.rollback ? 'ROLLBACK_SUCCESSFUL' : 'SUCCESSFUL';
  conclude(context, service.history[0], { status });
}

function isSettled(context: Here, service: StoredService): boolean {
  const tasks = liveTasks(service);
  const [primary] = service.deployments;
  const wanted = tasks.length === taskLimits(service).desired && primary !== undefined;
  return wanted && tasks.every((task) => serves(task, service, primary) && holds(context, task));
}

function holds({ world }: Here, task: StoredTask): boolean {
  if (!isRunning(task)) return false;
  if (task.healthChecked) return task.view.healthStatus === 'HEALTHY';
  return world.clock.now() >= milliseconds(task.view.startedAt) + settledAfterMs;
}
