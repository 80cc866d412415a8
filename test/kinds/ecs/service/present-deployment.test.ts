import type { Deployment, Service } from '@aws-sdk/client-ecs';
import { expect, it } from 'vitest';
import { presentDeployment } from '../../../../src/kinds/ecs/service/provider/present-deployment.ts';

const begun = new Date('2026-01-01T12:00:00Z');
const noRoom = 'unable to place a task. Reason: Capacity is unavailable at this time.';
const deadlock =
  'unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.';

function service(primary: Deployment, message: string, secondsLater = 60): Service {
  const createdAt = new Date(begun.getTime() + secondsLater * 1000);
  return {
    // Those that are replaced run on.
    runningCount: 4,
    desiredCount: 4,
    deployments: [{ id: 'ecs-svc/2', status: 'PRIMARY', rolloutState: 'IN_PROGRESS', createdAt: begun, ...primary }],
    events: [{ id: '1', createdAt, message: `(service web) was ${message}` }],
  };
}

it.each<[string, Service, string]>([
  ['has no room for its tasks', service({ runningCount: 1 }, noRoom), noRoom],
  ['may neither stop nor start a task', service({ runningCount: 0 }, deadlock), deadlock],
  ['has all its tasks at last', service({ runningCount: 4 }, noRoom), ''],
  ['comes after one that had no room', service({ runningCount: 0 }, noRoom, -60), ''],
])('a deployment that %s says why it gets no further, if it does', (_, described, reason) => {
  expect(presentDeployment(described, { spec: {}, current: undefined })).toMatchObject([{ state: 'running', reason }]);
});
