import { describe, expect, test } from 'vitest';
import { readSdkError } from '../../src/aws/sdk-error.ts';

const hint =
  '\n  Deserialization error: to see the raw response, inspect the hidden field {error}.$response on this object.';

function caught(message: string, members: object = {}): Error {
  return Object.assign(new Error(message), members);
}

const withStatus = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

describe('an error of the SDK', () => {
  test('says its name, its text and the status of the answer', () => {
    const error = caught('No such cluster.', { name: 'ClusterNotFoundException', ...withStatus(400) });
    expect(readSdkError(error)).toEqual({
      name: 'ClusterNotFoundException',
      text: 'No such cluster.',
      status: 400,
      isStrange: false,
    });
  });

  test('is strange when its answer cannot be read, and does not point at what only a debugger sees', () => {
    const error = caught(`Unexpected end of JSON input${hint}`, { name: 'SyntaxError', ...withStatus(200) });
    expect(readSdkError(error)).toMatchObject({
      text: 'an answer that AWS does not give (HTTP 200): Unexpected end of JSON input',
      isStrange: true,
    });
  });

  test('is strange when nobody gave it a name', () => {
    const error = caught('UnknownError', { name: 'Unknown', ...withStatus(404) });
    expect(readSdkError(error)).toMatchObject({ text: 'an answer that AWS does not give (HTTP 404)', isStrange: true });
  });

  test('is not strange when the connection broke while the answer was read', () => {
    const error = caught(`aborted${hint}`, { code: 'ECONNRESET', ...withStatus(200) });
    expect(readSdkError(error)).toEqual({ name: 'ECONNRESET', text: 'aborted', status: 200, isStrange: false });
  });
});

test.each([
  [undefined, 'undefined'],
  ['thrown text', 'thrown text'],
  [Symbol('odd'), 'Symbol(odd)'],
  [Object.create(null), ''],
  [{ message: 7, name: null, code: 8 }, ''],
])('anything can be thrown and read: %s', (error, text) => {
  expect(readSdkError(error)).toEqual({ name: 'Error', text, status: undefined, isStrange: false });
});
