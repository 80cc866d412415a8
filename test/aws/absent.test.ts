import { describe, expect, test } from 'vitest';
import { absentAsUndefined } from '../../src/aws/absent.ts';
import { FailureError } from '../../src/model/failure.ts';

const gone = new FailureError('Conflict', 'no such thing', 'ResourceNotFoundException');

describe('a call about something that may be absent', () => {
  test('gives its answer', async () => {
    expect(await absentAsUndefined(Promise.resolve('here'), 'ResourceNotFoundException')).toBe('here');
  });

  test('gives nothing for the names that say so', async () => {
    expect(await absentAsUndefined(Promise.reject(gone), 'Other', 'ResourceNotFoundException')).toBeUndefined();
  });

  test.each([
    ['another name', gone, ['ServiceNotFoundException']],
    ['no name at all', new FailureError('Conflict', 'no such thing'), ['ResourceNotFoundException']],
    ['no names expected', gone, []],
    ['a defect', new TypeError('ResourceNotFoundException'), ['TypeError']],
  ])('fails with %s', async (_what, error, names) => {
    await expect(absentAsUndefined(Promise.reject(error), ...names)).rejects.toBe(error);
  });
});
