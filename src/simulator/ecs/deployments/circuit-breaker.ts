import type { DeploymentCircuitBreaker } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { configurationInForce } from './configuration-in-force.ts';
import { failDeployment } from './fail-deployment.ts';
import { taskLimits } from './limits.ts';
import type { StoredService } from './stored.ts';

const bounds = { least: 3, most: 200 };

/** The number of failed tasks at which the breaker trips; unless it is a plain count, it follows the desired count. */
export function failureThreshold(breaker: Wire<DeploymentCircuitBreaker> | undefined, desired: number): number {
  const { type = 'BOUNDED_PERCENT', value = 50 } = breaker?.thresholdConfiguration ?? {};
  if (type === 'COUNT') return value;
  const share = Math.ceil((value * desired) / 100);
  return type === 'BOUNDED_PERCENT' ? Math.min(bounds.most, Math.max(bounds.least, share)) : Math.max(1, share);
}

/** Fails the deployment in progress when too many of its tasks have failed. */
export function breakCircuit(context: Context<unknown>, service: StoredService): void {
  const [primary] = service.deployments;
  const breaker = configurationInForce(service).deploymentCircuitBreaker;
  if (primary?.rolloutState !== 'IN_PROGRESS' || !breaker?.enable) return;
  if (primary.failedTasks < failureThreshold(breaker, taskLimits(service).desired)) return;
  failDeployment(context, service, {
    cause: 'circuit breaker',
    symptom: 'tasks failed to start.',
    because: 'the circuit breaker threshold was exceeded.',
    rollback: breaker.rollback ?? false,
  });
}
