const breakerDefaults = {
    enable: false,
    rollback: false,
    resetOnHealthyTask: true,
    thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
};
const percentages = {
    REPLICA: { maximumPercent: 200, minimumHealthyPercent: 100 },
    DAEMON: { maximumPercent: 100, minimumHealthyPercent: 0 },
};
/** What a service that says nothing about deployments gets. */
export function defaultConfiguration(scheduling) {
    return {
        deploymentCircuitBreaker: breakerDefaults,
        ...percentages[scheduling],
        strategy: 'ROLLING',
        bakeTimeInMinutes: 0,
    };
}
/** A configuration with the given members changed, the circuit breaker's one by one; what is switched off disappears. */
export function mergedConfiguration(present, given = {}) {
    const { alarms, lifecycleHooks, ...merged } = { ...present, ...given };
    return structuredClone({
        ...merged,
        deploymentCircuitBreaker: mergedBreaker(present.deploymentCircuitBreaker, given.deploymentCircuitBreaker),
        ...(alarms && (alarms.enable || alarms.rollback || alarms.alarmNames?.length) ? { alarms } : {}),
        ...(lifecycleHooks?.length ? { lifecycleHooks } : {}),
    });
}
/** A breaker that is off cannot roll back, whatever was sent. */
function mergedBreaker(present = breakerDefaults, given = {}) {
    const { enable, rollback, ...merged } = { ...present, ...given };
    return { enable, rollback: Boolean(enable && rollback), ...merged };
}
