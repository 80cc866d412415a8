import type { Cancel } from '../../../lib/clock.ts';
import type { HealthVerdict } from '../../fates.ts';
import type { Context } from '../../operation.ts';
import { containerOf, healthChecked } from './container.ts';
import type { Fated } from './fate.ts';
import type { StoredTask } from './stored.ts';
import { milliseconds } from './timing.ts';

/** How long a task without any health check must have been RUNNING to count as healthy. */
export const healthyAfterMs = 40_000;

/** The verdicts of the containers' health checks; a container without one has none, whatever its fate. */
export function plannedHealth(context: Context<unknown>, task: StoredTask, containers: readonly Fated[]): Cancel[] {
  const checked = containers.filter(({ definition }) => healthChecked(definition));
  return checked.flatMap((container) =>
    verdictsOf(container).map(({ status, afterMs }) =>
      context.world.clock.schedule(afterMs, () => {
        containerOf(task, container.definition).healthStatus = status;
        judge(task, checked);
      }),
    ),
  );
}

/**
 * Healthy after one interval, and that is all unless the container's fate is another: it becomes unhealthy when the fate says, or
 * else after its start period and all its retries. It is healthy before that only if the fate leaves time for a check that passes
 * and all those that fail, and comes later than ECS takes to believe in a task; else a sick image could pass for a good one. One
 * that becomes healthy later than it would take to be unhealthy is unhealthy until then.
 */
function verdictsOf({ definition, fate }: Fated): Required<HealthVerdict>[] {
  const { interval = 30, retries = 3, startPeriod = 0 } = definition.healthCheck ?? {};
  const healthy = { status: 'HEALTHY', afterMs: interval * 1000 } as const;
  const unhealthy = { status: 'UNHEALTHY', afterMs: (startPeriod + interval * retries) * 1000 } as const;
  const { status, afterMs } = fate.health ?? healthy;
  const isHealthyInTheEnd = status === 'HEALTHY';
  if (afterMs === undefined) return [isHealthyInTheEnd ? healthy : unhealthy];
  const wasWellMs = Math.max(healthy.afterMs * (1 + retries), healthyAfterMs);
  const hasPast = afterMs > (isHealthyInTheEnd ? unhealthy.afterMs : wasWellMs);
  const before = isHealthyInTheEnd ? unhealthy : healthy;
  return [...(hasPast ? [before] : []), { status, afterMs }];
}

/** True for a running task that a deployment may rely on. */
export function isHealthy(task: StoredTask, nowMs: number): boolean {
  const { lastStatus, desiredStatus, healthStatus, startedAt } = task.view;
  if (lastStatus !== 'RUNNING' || desiredStatus !== 'RUNNING') return false;
  return task.healthChecked ? healthStatus === 'HEALTHY' : nowMs >= milliseconds(startedAt) + healthyAfterMs;
}

/** A task is as healthy as the least healthy of its checked containers. */
function judge(task: StoredTask, checked: readonly Fated[]): void {
  const verdicts = checked.map(({ definition }) => containerOf(task, definition).healthStatus);
  const worst = (['UNHEALTHY', 'UNKNOWN', 'HEALTHY'] as const).find((verdict) => verdicts.includes(verdict));
  task.view.healthStatus = worst;
  task.view.version = (task.view.version ?? 0) + 1;
  task.owner?.onChange(task);
}
