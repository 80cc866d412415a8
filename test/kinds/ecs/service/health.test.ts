import { describe, expect, it } from 'vitest';
import { serviceHealth } from '../../../../src/kinds/ecs/service/health.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Deployment, DeploymentState } from '../../../../src/model/deployment.ts';
import type { Observed } from '../../../../src/model/provider.ts';

function deployment(state: DeploymentState, more: Partial<Deployment> = {}): Deployment {
  return {
    id: `ecs-svc/${state}`,
    target: 'web:2',
    state,
    content: {},
    reason: '',
    failedTasks: 0,
    tasks: [],
    ...more,
  };
}

function service(deployments: readonly Deployment[], facts: JsonObject = {}): Observed {
  const counts = { runningCount: 2, desiredCount: 2, deployments: [{}], ...facts };
  return { key: 'demo/web', spec: {}, tags: {}, attributes: {}, facts: counts, deployments };
}

const succeeded = deployment('succeeded', { target: 'web:1' });
const rolledBack = deployment('rolledBack', { reason: '3 tasks failed: app exit 1' });
const console = deployment('succeeded', { target: 'web:9', id: 'ecs-svc/9' });
const few = { runningCount: 1 };

const rows: readonly [title: string, observed: Observed, own: Deployment | undefined, verdict: string][] = [
  ['its own deployment succeeded', service([succeeded]), succeeded, 'Healthy: '],
  [
    'its own deployment was rolled back, whatever runs now',
    service([rolledBack, succeeded]),
    rolledBack,
    'Degraded: ECS rolled web:2 back: 3 tasks failed: app exit 1',
  ],
  [
    'its own deployment was rolled back and somebody deployed since',
    service([console, rolledBack]),
    rolledBack,
    'Degraded: ECS rolled web:2 back: 3 tasks failed: app exit 1',
  ],
  ['an older one failed', service([succeeded, deployment('failed')]), succeeded, 'Healthy: '],
  [
    'its own deployment failed and nothing was rolled back',
    service([deployment('failed', { reason: 'alarm web-5xx' })]),
    undefined,
    'Degraded: the deployment of web:2 failed: alarm web-5xx',
  ],
  [
    'its own deployment was stopped by hand',
    service([deployment('stopped')]),
    undefined,
    'Degraded: the deployment of web:2 was stopped',
  ],
  [
    'its own deployment gave way to another',
    service([console, deployment('stopped')]),
    deployment('stopped'),
    'Healthy: somebody else deployed web:9 (ecs-svc/9)',
  ],
  ['a deployment runs', service([deployment('running')], few), undefined, 'Progressing: 1/2 tasks of web:2 running'],
  [
    'a deployment runs beside the tasks of the one before',
    service([deployment('running')], {
      deployments: [
        { id: 'ecs-svc/running', runningCount: 0, desiredCount: 0 },
        { id: 'ecs-svc/before', runningCount: 2, desiredCount: 2 },
      ],
    }),
    undefined,
    'Progressing: 0/2 tasks of web:2 running',
  ],
  [
    'a deployment runs and its tasks fail',
    service([deployment('running', { reason: '1 task failed: app exit 1' })], few),
    undefined,
    'Progressing: 1/2 tasks of web:2 running; 1 task failed: app exit 1',
  ],
  [
    'a deployment waits for somebody',
    service([deployment('paused', { stage: 'POST_SCALE_UP' })]),
    undefined,
    'Progressing: 2/2 tasks of web:2 running; paused at POST_SCALE_UP; waits for somebody to let it go on',
  ],
  ['tasks are missing', service([succeeded], few), succeeded, 'Progressing: 1/2 tasks running'],
  [
    'there is no room for the tasks that are missing',
    service([deployment('succeeded', { reason: 'unable to place a task. Reason: Capacity is unavailable.' })], few),
    undefined,
    'Degraded: 1/2 tasks running; unable to place a task. Reason: Capacity is unavailable.',
  ],
  ['old tasks still run', service([succeeded], { deployments: [{}, {}] }), succeeded, 'Progressing: 2/2 tasks running'],
  ['somebody else than ECS deploys it', service([]), undefined, 'Healthy: '],
  ['it is being deleted', { ...service([rolledBack]), leaving: true }, rolledBack, 'Progressing: draining'],
];

describe('the health of a service when', () => {
  it.each(rows)('%s', (_, observed, own, verdict) => {
    const { status, message } = serviceHealth(observed, own);
    expect(`${status}: ${message}`).toBe(verdict);
  });
});
