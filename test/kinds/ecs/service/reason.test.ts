import { describe, expect, it } from 'vitest';
import {
  causeOf,
  firstReason,
  placementFailure,
  withoutVerdict,
} from '../../../../src/kinds/ecs/service/provider/reason.ts';
import type { Deployment, FailedTask } from '../../../../src/model/deployment.ts';

const base = { id: 'ecs-svc/1', target: 'web:2', state: 'failed', content: {}, failedTasks: 3, tasks: [] } as const;

function deployment(reason: string, more: Partial<Deployment> = {}): Deployment {
  return { ...base, reason, ...more };
}

function task(reason: string, containers: FailedTask['containers'] = []): FailedTask {
  return { id: 'f00', reason, containers };
}

const crashed = task('Essential container in task exited', [{ name: 'app', exitCode: 1, reason: 'no password' }]);
const event = (message: string) => ({ id: '1', createdAt: new Date(0), message: `(service web) ${message}` });
const noRoom = event(
  'was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
);

describe('the first reason of use', () => {
  it('is what the tasks died of', () => {
    expect(firstReason(deployment('tasks failed to start'), [crashed])).toBe('3 tasks failed: app exit 1: no password');
  });

  it('counts one task where AWS has forgotten how many there were', () => {
    expect(firstReason(deployment('', { failedTasks: 0 }), [crashed])).toMatch(/^1 task failed: /);
  });

  it('is the alarm where one ended it, although tasks have failed too', () => {
    expect(firstReason(deployment('alarm web-5xx'), [crashed])).toBe('alarm web-5xx');
  });

  it('is what AWS says where no task is left to tell', () => {
    expect(firstReason(deployment('tasks failed to start'), [])).toBe('tasks failed to start');
  });

  it('is the lack of room where nothing else is said', () => {
    expect(firstReason(deployment(''), [], [noRoom])).toContain('No Container Instances were found');
  });
});

describe('what a task died of', () => {
  it.each<[string, FailedTask, string]>([
    ['is its exit code', task('Essential container in task exited', [{ name: 'app', exitCode: 137 }]), 'app exit 137'],
    [
      'is the image that could not be pulled',
      task('CannotPullContainerError: no such image', [
        { name: 'app', reason: 'CannotPullContainerError: no such image' },
      ]),
      'CannotPullContainerError: no such image',
    ],
    ['is its health', task('Task failed container health checks'), 'Task failed container health checks'],
    [
      'is what left with a code rather than what only said something',
      task('', [
        { name: 'log', reason: 'x' },
        { name: 'app', exitCode: 2 },
      ]),
      'app exit 2',
    ],
  ])('%s', (_, failed, cause) => {
    expect(causeOf(failed)).toBe(cause);
  });
});

describe('a lack of room', () => {
  it('is told without the preamble and the advertisement', () => {
    expect(placementFailure([noRoom])).toBe(
      'unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster.',
    );
  });

  it('is over when a task has been started since', () => {
    expect(placementFailure([event('has started 1 tasks: (task 1).'), noRoom])).toBeUndefined();
  });

  it('is not found in other events', () => {
    expect(placementFailure([event('has reached a steady state.')])).toBeUndefined();
  });
});

it.each([
  [
    'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    'the circuit breaker threshold was exceeded.',
  ],
  ['Service deployment rolled back because of rain.', 'because of rain.'],
  ['Service deployment stopped at the request of the user.', 'at the request of the user.'],
  ['Somebody said so.', 'Somebody said so.'],
  ['', ''],
])('%j says no more than %j beside the verdict', (reason, kept) => {
  expect(withoutVerdict(reason)).toBe(kept);
});
