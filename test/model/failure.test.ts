import { describe, expect, test } from 'vitest';
import { FailureError, failureClass, failureOf, failureTable, type Reason, remedyOf } from '../../src/model/failure.ts';

const reasons = Object.keys(failureTable) as Reason[];

describe('the failure table', () => {
  test.each(reasons)('%s has a class, a sentence and a remedy that a tired operator can follow', (reason) => {
    const { class: failureClassName, sentence, remedy } = failureTable[reason];
    expect(['invalid', 'held', 'waiting', 'denied', 'transient', 'bug']).toContain(failureClassName);
    expect(sentence).toMatch(/^([A-Z]|evenkeel )[^.]*[^.]$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
  });

  test('has every class', () => {
    expect(new Set(reasons.map((reason) => failureClass({ reason }))).size).toBe(6);
  });
});

describe('a remedy', () => {
  test('names the resource in the commands that take one', () => {
    expect(remedyOf({ reason: 'NotDeployed' }, 'Service/web')).toBe('See `evenkeel rollout history Service/web`.');
    expect(remedyOf({ reason: 'KindUnknown' }, 'Service/web')).toBe(failureTable.KindUnknown.remedy);
  });

  test('names none that is not known', () => {
    expect(remedyOf({ reason: 'NotDeployed' })).toBe('See `evenkeel rollout history`.');
  });
});

describe('a caught error', () => {
  test('of an adapter carries its failure', () => {
    const error = new FailureError('Throttled', 'Rate exceeded', 'ThrottlingException');
    expect(failureOf(error)).toEqual({ reason: 'Throttled', message: 'Rate exceeded', code: 'ThrottlingException' });
    expect([error.name, error.message]).toEqual(['Throttled', 'Rate exceeded']);
  });

  test('without a name of AWS carries none', () => {
    expect(failureOf(new FailureError('Leaving', 'draining'))).toEqual({ reason: 'Leaving', message: 'draining' });
  });

  test.each([new TypeError('x is undefined'), 'text', undefined, null, 5])(
    'that is anything else is a defect of ours: %s',
    (error) => {
      const failure = failureOf(error);
      expect([failure.reason, failureClass(failure)]).toEqual(['Defect', 'bug']);
    },
  );

  test('that is a defect says where', () => {
    expect(failureOf(new TypeError('x is undefined')).message).toMatch(
      /TypeError: x is undefined\n +at .*failure\.test\.ts/,
    );
  });
});
