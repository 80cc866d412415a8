import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { healthyAfterMs } from '../tasks/health.ts';
import { milliseconds } from '../tasks/timing.ts';
import { admit } from './admit.ts';
import { proveHealthy, slowDown } from './back-off.ts';
import { breakCircuit } from './circuit-breaker.ts';
import { countDaemonTasks } from './daemon.ts';
import { drain } from './drain.ts';
import { heedAlarms } from './heed-alarms.ts';
import { advance } from './lifecycle/advance.ts';
import { stageMoments } from './lifecycle/stage-moments.ts';
import { dropReplaced, settle, settledAfterMs, shortestRolloutMs, startOf } from './settle.ts';
import { shareDesiredCount } from './share-desired-count.ts';
import { growingDeployments, missingTasks, startMissingTasks } from './start-tasks.ts';
import { obeyStopRequests } from './stop-requests.ts';
import { stopSurplusTasks } from './stop-tasks.ts';
import { graceEnds, stopUnhealthyTasks } from './stop-unhealthy-tasks.ts';
import type { StoredService } from './stored.ts';
import { isRunning, liveTasks } from './task-counts.ts';
import { wake } from './wake.ts';

type Ecs = Context<EcsState>;

/** What the scheduler does for a service whenever it looks, in this order. */
const steps: readonly ((context: Ecs, service: StoredService) => void)[] = [
  countDaemonTasks,
  obeyStopRequests,
  heedAlarms,
  proveHealthy,
  breakCircuit,
  advance,
  slowDown,
  stopUnhealthyTasks,
  stopSurplusTasks,
  startMissingTasks,
  (context, service) => shareDesiredCount(service, context.world.nowSeconds),
  (_context, service) => dropReplaced(service),
  settle,
  drain,
];

/**
 * Brings a service one step closer to what is wanted. It is called when something has happened and when a known moment has
 * come; a service at rest is never looked at.
 */
export function look(context: Ecs, service: StoredService): void {
  if (service.view.status === 'INACTIVE' || admit(context, service)) return;
  // Read before the steps: a moment that comes while they run has not been seen by all of them.
  const now = context.world.clock.now();
  for (const step of steps) step(context, service);
  const next = Math.min(...momentsAhead(service).filter((moment) => moment > now));
  if (Number.isFinite(next)) wake(context, service, next - now);
}

/** Epoch milliseconds at which a look finds something new although nothing happens until then. */
function momentsAhead(service: StoredService): number[] {
  const [primary] = service.deployments;
  const unproven = liveTasks(service).filter((task) => isRunning(task) && !task.healthChecked && !task.provenHealthy);
  const growing = growingDeployments(service).filter((deployment) => missingTasks(service, deployment) > 0);
  const starts = unproven.map(({ view }) => milliseconds(view.startedAt));
  return [
    ...starts.flatMap((start) => [start + settledAfterMs, start + healthyAfterMs]),
    ...growing.map(({ backOff }) => backOff.until),
    ...graceEnds(service),
    ...stageMoments(service),
    ...(service.history[0]?.bakedAt ? [service.history[0].bakedAt] : []),
    ...(primary?.rolloutState === 'IN_PROGRESS' ? [milliseconds(startOf(service, primary)) + shortestRolloutMs] : []),
    ...(service.view.status === 'DRAINING' ? [service.drainUntil] : []),
  ];
}
