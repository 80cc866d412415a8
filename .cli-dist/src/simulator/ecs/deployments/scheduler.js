import { healthyAfterMs } from "../tasks/health.js";
import { milliseconds } from "../tasks/timing.js";
import { admit } from "./admit.js";
import { proveHealthy, slowDown } from "./back-off.js";
import { breakCircuit } from "./circuit-breaker.js";
import { drain } from "./drain.js";
import { servingDeployment, shareDesiredCount } from "./limits.js";
import { dropReplaced, settle, settledAfterMs, shortestRolloutMs, startOf } from "./settle.js";
import { missingTasks, startMissingTasks } from "./start-tasks.js";
import { obeyStopRequests } from "./stop-requests.js";
import { stopSurplusTasks, stopUnhealthyTasks } from "./stop-tasks.js";
import { isRunning, liveTasks } from "./task-counts.js";
import { wake } from "./wake.js";
/** What the scheduler does for a service whenever it looks, in this order. */
const steps = [
    obeyStopRequests,
    proveHealthy,
    breakCircuit,
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
export function look(context, service) {
    if (service.view.status === 'INACTIVE' || admit(context, service))
        return;
    for (const step of steps)
        step(context, service);
    const now = context.world.clock.now();
    const next = Math.min(...momentsAhead(service).filter((moment) => moment > now));
    if (Number.isFinite(next))
        wake(context, service, next - now);
}
/** Epoch milliseconds at which a look finds something new although nothing happens until then. */
function momentsAhead(service) {
    const [primary] = service.deployments;
    const serving = servingDeployment(service);
    const unproven = liveTasks(service).filter((task) => isRunning(task) && !task.healthChecked && !task.provenHealthy);
    const starts = unproven.map(({ view }) => milliseconds(view.startedAt));
    return [
        ...starts.flatMap((start) => [start + settledAfterMs, start + healthyAfterMs]),
        ...(serving && missingTasks(service, serving) > 0 ? [serving.backOff.until] : []),
        ...(primary?.rolloutState === 'IN_PROGRESS' ? [milliseconds(startOf(service, primary)) + shortestRolloutMs] : []),
        ...(service.view.status === 'DRAINING' ? [service.drainUntil] : []),
    ];
}
