import { containerOf, environmentValue, healthChecked } from "./container.js";
import { milliseconds } from "./timing.js";
/** How long a task without any health check must have been RUNNING to count as healthy. */
export const healthyAfterMs = 40_000;
/**
 * The first verdict of the containers' health checks: healthy after one interval, or, for a container whose environment
 * says `EVENKEEL_SIM_HEALTH=UNHEALTHY`, unhealthy after its start period and all its retries.
 */
export function plannedHealth(context, task, containers) {
    const checked = containers.filter(healthChecked);
    return checked.map((definition) => {
        const { interval = 30, retries = 3, startPeriod = 0 } = definition.healthCheck ?? {};
        const sick = environmentValue(task, definition, 'EVENKEEL_SIM_HEALTH') === 'UNHEALTHY';
        const seconds = sick ? startPeriod + interval * retries : interval;
        return context.world.clock.schedule(seconds * 1000, () => {
            containerOf(task, definition).healthStatus = sick ? 'UNHEALTHY' : 'HEALTHY';
            judge(task, checked);
        });
    });
}
/** True for a running task that a deployment may rely on. */
export function isHealthy(task, nowMs) {
    const { lastStatus, desiredStatus, healthStatus, startedAt } = task.view;
    if (lastStatus !== 'RUNNING' || desiredStatus !== 'RUNNING')
        return false;
    return task.healthChecked ? healthStatus === 'HEALTHY' : nowMs >= milliseconds(startedAt) + healthyAfterMs;
}
/** A task is as healthy as the least healthy of its checked containers. */
function judge(task, checked) {
    const verdicts = checked.map((definition) => containerOf(task, definition).healthStatus);
    const worst = ['UNHEALTHY', 'UNKNOWN', 'HEALTHY'].find((verdict) => verdicts.includes(verdict));
    task.view.healthStatus = worst;
    task.view.version = (task.view.version ?? 0) + 1;
    task.owner?.onChange(task);
}
