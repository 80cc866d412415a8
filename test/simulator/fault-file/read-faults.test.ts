import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readFaults } from '../../../src/simulator/fault-file/read-faults.ts';

describe('a faults file', () => {
  test('says what becomes of tasks, calls, alarms and capacity', () => {
    const content = parse(`
tasks:
  - { image: "*:broken", container: app, exit: { code: 1, after: 250ms, reason: "Error: DB_PASSWORD is empty" } }
  - { service: web, family: "w*", times: 2, exit: { code: 0 } }
  - { image: "*:unhealthy", health: UNHEALTHY, after: 20s }
  - { image: "*:slow", start: 90s }
  - { pull: "CannotPullContainerError: no" }
calls:
  - { operation: "ecs:CreateService", error: ThrottlingException, message: slow down, status: 429, times: 3, skip: 1 }
  - { operation: "ecs:*", error: ServerException, after: commit, every: 7 }
  - { operation: "*:Describe*", effect: delay, delay: 2s }
alarms:
  - { name: web-5xx, state: ALARM, after: 60s, for: 5m }
  - { name: other }
capacity:
  - { provider: FARGATE_SPOT, tasks: 0 }
`);
    expect(readFaults(content)).toEqual({
      tasks: [
        {
          image: '*:broken',
          container: 'app',
          fate: { exit: { code: 1, afterMs: 250, reason: 'Error: DB_PASSWORD is empty' } },
        },
        { service: 'web', family: 'w*', times: 2, fate: { exit: { code: 0, afterMs: 3_000 } } },
        { image: '*:unhealthy', fate: { health: { status: 'UNHEALTHY', afterMs: 20_000 } } },
        { image: '*:slow', fate: { startMs: 90_000 } },
        { fate: { pull: 'CannotPullContainerError: no' } },
      ],
      calls: [
        {
          ...{ service: 'ecs', operation: 'CreateService', times: 3, skip: 1 },
          effect: { kind: 'error', code: 'ThrottlingException', message: 'slow down', status: 429 },
        },
        { service: 'ecs', operation: '*', every: 7, effect: { kind: 'error-after', code: 'ServerException' } },
        { service: '*', operation: 'Describe*', effect: { kind: 'delay', milliseconds: 2_000 } },
      ],
      alarms: [
        { name: 'web-5xx', state: 'ALARM', afterMs: 60_000, forMs: 300_000 },
        { name: 'other', state: 'ALARM', afterMs: 0 },
      ],
      capacity: [{ provider: 'FARGATE_SPOT', tasks: 0 }],
    });
  });

  test('may leave everything out', () => {
    expect(readFaults({})).toEqual({ tasks: [], calls: [], alarms: [], capacity: [] });
  });

  test.each([
    ['throttle', undefined, 'throttle'],
    ['html', undefined, 'html'],
    ['reset', undefined, 'reset'],
    ['reset', 'commit', 'reset-after'],
    ['hang', undefined, 'hang'],
    ['hang', 'commit', 'hang-after'],
    ['truncate', undefined, 'truncate-after'],
    ['truncate', 'commit', 'truncate-after'],
  ])('with the effect %s after %s has calls end with %s', (effect, after, kind) => {
    const { calls } = readFaults({ calls: [{ operation: '*', effect, after }] });
    expect(calls).toEqual([{ service: '*', operation: '*', effect: { kind } }]);
  });

  test.each<[string, unknown, string]>([
    ['', [], 'faults must be an object'],
    ['', { task: [] }, 'faults has the unknown member "task"; known are tasks, calls, alarms, capacity; did you mean'],
    ['tasks', {}, 'faults.tasks must be a list'],
    ['tasks', [1], 'faults.tasks[0] must be an object'],
    ['tasks', [{ image: '*' }], 'faults.tasks[0] must say what happens: exit, health, start or pull'],
    ['tasks', [{ exti: {} }], 'faults.tasks[0] has the unknown member "exti"; known are image, container, service,'],
    ['tasks', [{ exti: {} }], 'did you mean "exit"?'],
    ['tasks', [{ exit: {} }], 'faults.tasks[0].exit.code is missing'],
    ['tasks', [{ exit: { code: -1 } }], 'faults.tasks[0].exit.code must be a whole number from 0 to 255'],
    ['tasks', [{ exit: { code: 256 } }], 'faults.tasks[0].exit.code must be a whole number from 0 to 255'],
    ['tasks', [{ times: 0, exit: { code: 1 } }], 'faults.tasks[0].times must be a whole number of at least 1'],
    ['tasks', [{ exit: { code: 1, after: 3 } }], 'faults.tasks[0].exit.after must be a duration such as 250ms, 3s,'],
    ['tasks', [{ exit: { code: 1 }, after: '3s' }], 'faults.tasks[0].after belongs to health, which is missing'],
    ['tasks', [{ health: 'SICK' }], 'faults.tasks[0].health is "SICK"; known are HEALTHY, UNHEALTHY'],
    ['tasks', [{ pull: 1 }], 'faults.tasks[0].pull must be a text'],
    ['tasks', [{ pull: '', times: 0 }], 'faults.tasks[0].times must be a whole number of at least 1'],
    ['calls', [{ effect: 'html' }], 'faults.calls[0].operation is missing'],
    ['calls', [{ operation: 's3:*', effect: 'html' }], 'names "s3:*", which the simulator does not support'],
    [
      'calls',
      [{ operation: 'ecs:CreateServise', effect: 'html' }],
      'faults.calls[0].operation names "ecs:CreateServise", which the simulator does not support; did you mean "ecs:CreateService"?',
    ],
    ['calls', [{ operation: 'CreateService', effect: 'html' }], 'did you mean "ecs:CreateService"?'],
    [
      'calls',
      [{ operation: 'ecr:RunTask', effect: 'html' }],
      'names "ecr:RunTask", which the simulator does not support',
    ],
    ['calls', [{ operation: '*' }], 'faults.calls[0] must have either error or effect'],
    ['calls', [{ operation: '*', effect: 'html', error: 'X' }], 'faults.calls[0] must have either error or effect'],
    ['calls', [{ operation: '*', effect: 'htm' }], 'faults.calls[0].effect is "htm"; known are throttle, html, reset,'],
    [
      'calls',
      [{ operation: '*', effect: 'html', after: 'commit' }],
      'faults.calls[0].after does not go with the effect',
    ],
    ['calls', [{ operation: '*', effect: 'html', after: '3s' }], 'faults.calls[0].after is "3s"; known are commit'],
    ['calls', [{ operation: '*', effect: 'html', message: 'x' }], 'faults.calls[0].message belongs to error'],
    ['calls', [{ operation: '*', effect: 'delay' }], 'faults.calls[0].delay is missing'],
    ['calls', [{ operation: '*', effect: 'delay', delay: '1s', after: 'commit' }], 'faults.calls[0].after does not go'],
    ['calls', [{ operation: '*', error: 'X', delay: '1s' }], 'faults.calls[0].delay belongs to the effect delay'],
    ['calls', [{ operation: '*', error: 'X', every: 0 }], 'faults.calls[0].every must be a whole number of at least 1'],
    [
      'calls',
      [{ operation: '*', error: 'X', status: 200 }],
      'faults.calls[0].status must be a whole number of at least',
    ],
    ['alarms', [{ state: 'ALARM' }], 'faults.alarms[0].name is missing'],
    ['alarms', [{ name: 'a', state: 'ALERT' }], 'known are OK, ALARM, INSUFFICIENT_DATA; did you mean "ALARM"?'],
    [
      'capacity',
      [{ provider: 'EC2', tasks: 1 }],
      'faults.capacity[0].provider is "EC2"; known are FARGATE, FARGATE_SPOT',
    ],
    ['capacity', [{ provider: 'FARGATE' }], 'faults.capacity[0].tasks is missing'],
  ])('with the %s %j is refused with the place and the reason', (part, content, message) => {
    expect(() => readFaults(part === '' ? content : { [part]: content })).toThrow(message);
  });
});
