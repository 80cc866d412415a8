import type { Context } from '../../../operation.ts';
import { isHealthy } from '../../tasks/health.ts';
import { taskLimits } from '../limits.ts';
import type { StoredDeployment, StoredService } from '../stored.ts';
import { belongsTo, liveTasks } from '../task-counts.ts';

/**
 * Decides whether a deployment takes traffic: it has all its tasks, and each is healthy. The one place that has to ask for
 * the health of a load balancer's targets, once there are any.
 */
export function readyForTraffic({ world }: Context<unknown>, service: StoredService, side: StoredDeployment): boolean {
  const healthy = liveTasks(service).filter((task) => belongsTo(task, side) && isHealthy(task, world.clock.now()));
  return healthy.length >= taskLimits(service).desired;
}
