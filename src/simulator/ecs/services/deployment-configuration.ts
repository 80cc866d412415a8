import type { DeploymentCircuitBreaker, DeploymentConfiguration, SchedulingStrategy } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';

type Configuration = Wire<DeploymentConfiguration>;
type Breaker = Wire<DeploymentCircuitBreaker>;

const breakerDefaults: Breaker = {
  enable: false,
  rollback: false,
  resetOnHealthyTask: true,
  thresholdConfiguration: { type: 'BOUNDED_PERCENT', value: 50 },
};

const linearDefaults = { stepPercent: 10, stepBakeTimeInMinutes: 6 };
const canaryDefaults = { canaryPercent: 5, canaryBakeTimeInMinutes: 10 };

const percentages = {
  REPLICA: { maximumPercent: 200, minimumHealthyPercent: 100 },
  DAEMON: { maximumPercent: 100, minimumHealthyPercent: 0 },
};

/** What a service that says nothing about deployments gets. */
export function defaultConfiguration(scheduling: SchedulingStrategy): Configuration {
  return {
    deploymentCircuitBreaker: breakerDefaults,
    ...percentages[scheduling],
    strategy: 'ROLLING',
    bakeTimeInMinutes: 0,
  };
}

/** A configuration with the given members changed, the circuit breaker's one by one; what is off or of another strategy disappears. */
export function mergedConfiguration(present: Configuration, given: Configuration = {}): Configuration {
  const { alarms, lifecycleHooks, linearConfiguration, canaryConfiguration, ...merged } = { ...present, ...given };
  return structuredClone({
    ...merged,
    deploymentCircuitBreaker: mergedBreaker(present.deploymentCircuitBreaker, given.deploymentCircuitBreaker),
    ...(alarms && (alarms.enable || alarms.rollback || alarms.alarmNames?.length) ? { alarms } : {}),
    ...(lifecycleHooks?.length ? { lifecycleHooks } : {}),
    ...(merged.strategy === 'LINEAR' ? { linearConfiguration: { ...linearDefaults, ...linearConfiguration } } : {}),
    ...(merged.strategy === 'CANARY' ? { canaryConfiguration: { ...canaryDefaults, ...canaryConfiguration } } : {}),
  });
}

/** A breaker that is off cannot roll back, whatever was sent. */
function mergedBreaker(present: Breaker = breakerDefaults, given: Partial<Breaker> = {}): Breaker {
  const { enable, rollback, ...merged } = { ...present, ...given };
  return { enable, rollback: Boolean(enable && rollback), ...merged };
}
