import { describe, expect, test } from 'vitest';
import { readFaults } from '../../src/simulator/fault-file.ts';

describe('a faults file', () => {
  test('is a list of faults', () => {
    const faults = [
      { service: 'ecs', operation: 'CreateService', skip: 1, times: 2, effect: { kind: 'throttle' } },
      { effect: { kind: 'error-after', code: 'ServerException', message: 'later', status: 500 } },
      { effect: { kind: 'delay', milliseconds: 50 } },
    ];
    expect(readFaults(faults)).toEqual(faults);
  });

  test.each<[unknown, string]>([
    [{}, 'faults must be a list'],
    [[1], 'faults[0] must be an object'],
    [[{}], 'faults[0].effect must be an object'],
    [[{ effect: { kind: 'html' }, time: 1 }], 'faults[0] has the unknown member "time"; known are service, operation,'],
    [
      [{ service: 's3', effect: { kind: 'html' } }],
      'faults[0].service names the unknown service "s3"; known are ecs, ecr,',
    ],
    [
      [{ service: 'ecr', operation: 'RunTask', effect: { kind: 'html' } }],
      'faults[0].operation names "RunTask", which the simulator does not support',
    ],
    [[{ skip: -1, effect: { kind: 'html' } }], 'faults[0].skip must be a whole number of at least 0'],
    [
      [{ effect: { kind: 'html' } }, { effect: { kind: 'boom' } }],
      'faults[1].effect.kind must be one of throttle, error,',
    ],
    [[{ effect: { kind: 'error' } }], 'faults[0].effect needs the member "code"'],
    [[{ effect: { kind: 'error', code: 7 } }], 'faults[0].effect.code must be a text'],
    [[{ effect: { kind: 'reset', code: 'x' } }], 'faults[0].effect has the unknown member "code"; known are kind'],
  ])('%j is refused with the place and the reason', (json, message) => {
    expect(() => readFaults(json)).toThrow(message);
  });
});
