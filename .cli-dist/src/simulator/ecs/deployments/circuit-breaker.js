import { announce } from "./announce.js";
import { conclude } from "./conclude.js";
import { taskLimits } from "./limits.js";
import { rollBack } from "./roll-back.js";
const bounds = { least: 3, most: 200 };
/** The number of failed tasks at which the breaker trips; unless it is a plain count, it follows the desired count. */
export function failureThreshold(breaker, desired) {
    const { type = 'BOUNDED_PERCENT', value = 50 } = breaker?.thresholdConfiguration ?? {};
    if (type === 'COUNT')
        return value;
    const share = Math.ceil((value * desired) / 100);
    return type === 'BOUNDED_PERCENT' ? Math.min(bounds.most, Math.max(bounds.least, share)) : Math.max(1, share);
}
/** Fails the deployment in progress when too many of its tasks have failed, and rolls back where that is wanted and possible. */
export function breakCircuit(context, service) {
    const [primary] = service.deployments;
    const breaker = service.view.deploymentConfiguration?.deploymentCircuitBreaker;
    if (primary?.rolloutState !== 'IN_PROGRESS' || !breaker?.enable)
        return;
    if (primary.failedTasks < failureThreshold(breaker, taskLimits(service).desired))
        return;
    primary.rolloutState = 'FAILED';
    primary.rolloutStateReason = 'ECS deployment circuit breaker: tasks failed to start.';
    announce(context, service, `(deployment ${primary.id}) deployment failed: tasks failed to start.`);
    const reason = `Service deployment rolled back because the circuit breaker threshold was exceeded.`;
    const [current] = service.history;
    if (current?.view.rollback)
        conclude(context, current, { status: 'ROLLBACK_FAILED' });
    else if (breaker.rollback && service.lastCompleted)
        rollBack(context, service, { cause: 'circuit breaker', reason });
    else
        conclude(context, current, { status: 'STOPPED', statusReason: primary.rolloutStateReason });
}
