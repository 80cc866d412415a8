import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { stop } from '../tasks/stop.ts';
import type { StoredTask } from '../tasks/stored.ts';
import { milliseconds } from '../tasks/timing.ts';
import { announce } from './announce.ts';
import type { StoredService } from './stored.ts';
import { liveTasks } from './task-counts.ts';

type Ecs = Context<EcsState>;

/** Stops tasks whose health check has failed, once their grace period is over; others take their place. */
export function stopUnhealthyTasks(context: Ecs, service: StoredService): void {
  const now = context.world.clock.now();
  for (const task of unhealthyTasks(service).filter((unhealthy) => graceEnd(service, unhealthy) <= now)) {
    service.steady = false;
    announce(context, service, `(task ${task.id}) failed container health checks.`);
    stop(context, task, {
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed container health checks',
    });
  }
}

/** Epoch milliseconds at which the grace periods of unhealthy tasks end. */
export function graceEnds(service: StoredService): number[] {
  return unhealthyTasks(service).map((task) => graceEnd(service, task));
}

function unhealthyTasks(service: StoredService): StoredTask[] {
  return liveTasks(service).filter(({ view }) => view.healthStatus === 'UNHEALTHY');
}

function graceEnd({ view: { healthCheckGracePeriodSeconds = 0 } }: StoredService, { view }: StoredTask): number {
  return milliseconds(view.startedAt) + healthCheckGracePeriodSeconds * 1000;
}
