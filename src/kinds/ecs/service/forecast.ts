import { isObject, type JsonObject } from '../../../lib/json.ts';
import type { Forecast } from '../../../model/forecast.ts';
import type { Prospect } from '../../../model/kind.ts';
import { listOf, numberOf, valueAt } from '../../../model/known.ts';

/** A task without a health check counts as healthy when it has run for so long (Amazon ECS developer guide, deployments). */
const provenAfterSeconds = 40;
/** A target group's own default (Elastic Load Balancing API reference, TargetGroupAttribute). */
const defaultDeregistrationSeconds = 300;

const atOnce = new Set(['BLUE_GREEN', 'LINEAR', 'CANARY']);

/** What a deployment of a service does to its tasks; percentages are rounded as ECS rounds them. */
export function serviceForecast(prospect: Prospect): Forecast {
  const { desired, observed } = prospect;
  const tasks = numberOf(desired.desiredCount) ?? numberOf(observed.facts.desiredCount);
  const deployment = isObject(desired.deploymentConfiguration) ? desired.deploymentConfiguration : {};
  const doubles = atOnce.has(String(deployment.strategy));
  const share = (percent: number) => (tasks === undefined ? undefined : (percent * tasks) / 100);
  const [most, fewest] = desired.schedulingStrategy === 'DAEMON' ? [100, 0] : [200, 100];
  const peak = share(doubles ? 200 : (numberOf(deployment.maximumPercent) ?? most));
  const least = share(doubles ? 100 : (numberOf(deployment.minimumHealthyPercent) ?? fewest));
  const bounds = {
    tasks,
    peak: peak === undefined ? undefined : Math.floor(peak),
    least: least === undefined ? undefined : Math.ceil(least),
  };
  return {
    ...bounds,
    leastSeconds: tasks === 0 ? 0 : leastSeconds(prospect, bounds, deployment),
    onFailure: onFailure(deployment),
  };
}

function onFailure(deployment: JsonObject): Forecast['onFailure'] {
  if (valueAt(deployment, 'deploymentCircuitBreaker.enable') !== true) return 'retry';
  return valueAt(deployment, 'deploymentCircuitBreaker.rollback') === true ? 'rollback' : 'stop';
}

/** Batch after batch has to become healthy, then the last old tasks leave the load balancer, then the baking is waited for. */
function leastSeconds(
  prospect: Prospect,
  bounds: Pick<Forecast, 'tasks' | 'peak' | 'least'>,
  deployment: JsonObject,
): number | undefined {
  const healthy = healthySeconds(prospect);
  if (healthy === undefined) return undefined;
  const { tasks = 1, peak = 2, least = 1 } = bounds;
  if (peak <= least) return undefined;
  const batches = Math.ceil(tasks / (peak - least));
  return batches * healthy + deregistrationSeconds(prospect) + 60 * bakeMinutes(deployment);
}

/** The first verdict comes after one interval; undefined for a task definition that is not managed here. */
function healthySeconds({ given, related }: Prospect): number | undefined {
  const definition = related(given.taskDefinition, 'TaskDefinition');
  if (!definition) return undefined;
  const checks = listOf(definition.containerDefinitions)
    .filter(isObject)
    .filter(({ essential }) => essential !== false)
    .map(({ healthCheck }) => healthCheck)
    .filter(isObject);
  if (checks.length === 0) return provenAfterSeconds;
  return Math.max(...checks.map(({ interval }) => numberOf(interval) ?? 30));
}

function deregistrationSeconds({ given, related }: Prospect): number {
  const delays = listOf(given.loadBalancers)
    .filter(isObject)
    .map(({ targetGroupArn }) => {
      const attributes = related(targetGroupArn, 'TargetGroup')?.attributes;
      const delay = isObject(attributes) ? attributes['deregistration_delay.timeout_seconds'] : undefined;
      return delay === undefined ? defaultDeregistrationSeconds : Number(delay);
    });
  return Math.max(0, ...delays.filter(Number.isFinite));
}

function bakeMinutes({ strategy, bakeTimeInMinutes, linearConfiguration, canaryConfiguration }: JsonObject): number {
  const bake = numberOf(bakeTimeInMinutes) ?? 0;
  const linear = isObject(linearConfiguration) ? linearConfiguration : {};
  const canary = isObject(canaryConfiguration) ? canaryConfiguration : {};
  if (strategy === 'LINEAR') {
    const steps = Math.ceil(100 / (numberOf(linear.stepPercent) ?? 10));
    return bake + (steps - 1) * (numberOf(linear.stepBakeTimeInMinutes) ?? 6);
  }
  return strategy === 'CANARY' ? bake + (numberOf(canary.canaryBakeTimeInMinutes) ?? 10) : bake;
}
