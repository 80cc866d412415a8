import { describe, expect, it } from 'vitest';
import { serviceForecast } from '../../../../src/kinds/ecs/service/forecast.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Forecast } from '../../../../src/model/forecast.ts';

const plain: JsonObject = { containerDefinitions: [{ name: 'app' }] };
const checked: JsonObject = {
  containerDefinitions: [
    { name: 'app', healthCheck: { command: ['true'], interval: 15 } },
    { name: 'side', essential: false, healthCheck: { command: ['true'], interval: 300 } },
  ],
};

function forecast(
  deployment: JsonObject = {},
  { definition = plain, ...more }: { definition?: JsonObject | undefined } & JsonObject = {},
): Forecast {
  const spec = {
    desiredCount: 4,
    deploymentConfiguration: deployment,
    taskDefinition: 'ref:TaskDefinition/web',
    ...more,
  };
  const observed = { key: 'demo/web', spec: {}, tags: {}, attributes: {}, facts: { desiredCount: 3 } };
  const related = (_: unknown, kind: string) => (kind === 'TaskDefinition' ? definition : undefined);
  return serviceForecast({ desired: spec, given: spec, observed, related });
}

describe('the forecast of a deployment', () => {
  it.each<[string, Forecast, Partial<Forecast>]>([
    ['doubles the tasks by default', forecast(), { tasks: 4, peak: 8, least: 4, leastSeconds: 40 }],
    [
      'rounds the most down and the least up, as ECS does',
      forecast({ maximumPercent: 130, minimumHealthyPercent: 60 }),
      { peak: 5, least: 3 },
    ],
    [
      'goes batch by batch where there is little room',
      forecast({ maximumPercent: 125 }),
      { peak: 5, least: 4, leastSeconds: 160 },
    ],
    [
      'makes room by stopping tasks first',
      forecast({ maximumPercent: 100, minimumHealthyPercent: 50 }),
      { peak: 4, least: 2, leastSeconds: 80 },
    ],
    [
      'takes no time that could be told where no task can be replaced',
      forecast({ maximumPercent: 150, minimumHealthyPercent: 50 }, { desiredCount: 1 }),
      { peak: 1, least: 1, leastSeconds: undefined },
    ],
    [
      'replaces the tasks of a daemon where they are',
      forecast({}, { schedulingStrategy: 'DAEMON' }),
      { peak: 4, least: 0, leastSeconds: 40 },
    ],
    ['waits for the health check of essential containers', forecast({}, { definition: checked }), { leastSeconds: 15 }],
    [
      'waits for the old tasks to leave their load balancer',
      forecast({}, { loadBalancers: [{ targetGroupArn: 'arn:x' }] }),
      { leastSeconds: 340 },
    ],
    [
      'counts the present tasks where the manifest leaves them alone',
      forecast({}, { desiredCount: null }),
      { tasks: 3 },
    ],
    ['takes no time without tasks', forecast({}, { desiredCount: 0 }), { tasks: 0, leastSeconds: 0 }],
    [
      'runs both colours side by side and bakes',
      forecast({ strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5, maximumPercent: 100 }),
      { peak: 8, least: 4, leastSeconds: 340 },
    ],
    [
      'shifts traffic step by step',
      forecast({ strategy: 'LINEAR', linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 2 } }),
      { leastSeconds: 40 + 3 * 120 },
    ],
    ['bakes the canary', forecast({ strategy: 'CANARY' }), { leastSeconds: 40 + 600 }],
    ['tries for ever without a circuit breaker', forecast(), { onFailure: 'retry' }],
    [
      'stops with a circuit breaker alone',
      forecast({ deploymentCircuitBreaker: { enable: true, rollback: false } }),
      { onFailure: 'stop' },
    ],
    [
      'goes back with a circuit breaker that rolls back',
      forecast({ deploymentCircuitBreaker: { enable: true, rollback: true } }),
      { onFailure: 'rollback' },
    ],
  ])('%s', (_, actual, expected) => {
    expect(actual).toMatchObject(expected);
  });

  it('names no time where the task definition is not managed here', () => {
    const spec = { desiredCount: 1, taskDefinition: 'web:3' };
    const observed = { key: 'demo/web', spec: {}, tags: {}, attributes: {}, facts: {} };
    const { leastSeconds } = serviceForecast({ desired: spec, given: spec, observed, related: () => undefined });
    expect(leastSeconds).toBeUndefined();
  });
});
