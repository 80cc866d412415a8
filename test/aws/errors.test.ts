import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { toFailureError } from '../../src/aws/errors.ts';
import { type FailureClass, failureClass } from '../../src/model/failure.ts';
import { sentOperations } from './sent-operations.ts';

interface Given {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly status?: number;
}

function thrown({ message = 'text of AWS', status, ...members }: Given): Error {
  return Object.assign(new Error(message), members, status ? { $metadata: { httpStatusCode: status } } : {});
}

function failureFrom(given: Given) {
  return toFailureError(thrown(given), 'CreateService').failure;
}

describe('the name of an error', () => {
  test.each<[FailureClass, string, string[]]>([
    ['denied', 'AccessDenied', ['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation']],
    ['denied', 'CredentialsExpired', ['ExpiredTokenException', 'ExpiredToken', 'UnrecognizedClientException']],
    ['denied', 'CredentialsExpired', ['InvalidSignatureException', 'RequestTimeTooSkewed', 'InvalidClientTokenId']],
    ['denied', 'CredentialsMissing', ['CredentialsProviderError', 'TokenProviderError']],
    ['denied', 'QuotaExceeded', ['LimitExceededException', 'AttributeLimitExceededException']],
    [
      'transient',
      'Throttled',
      ['ThrottlingException', 'Throttling', 'TooManyRequestsException', 'RequestLimitExceeded'],
    ],
    ['transient', 'ServerError', ['ServerException', 'InternalServiceException', 'ServiceUnavailableException']],
    ['transient', 'Unreachable', ['TimeoutError', 'AbortError', 'RequestTimeout']],
    ['transient', 'Conflict', ['ConflictException', 'ResourceNotFoundException', 'PaginationTokenExpiredException']],
    ['waiting', 'Busy', ['UpdateInProgressException']],
    ['waiting', 'InUse', ['ClusterContainsTasksException', 'ResourceInUseException']],
    ['waiting', 'NotYetVisible', ['ClusterNotFoundException']],
    ['held', 'HasContent', ['RepositoryNotEmptyException']],
    ['invalid', 'Refused', ['InvalidParameterException', 'ClientException', 'ValidationException', 'KmsException']],
  ])('decides its class: %s, %s', (expectedClass, reason, names) => {
    for (const name of names) {
      const failure = failureFrom({ name, status: 400 });
      expect(failure).toEqual({ reason, message: `CreateService: text of AWS (${name})`, code: name });
      expect(failureClass(failure)).toBe(expectedClass);
    }
  });

  test.each([
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ETIMEDOUT',
    'EPIPE',
    'EPROTO',
    'HPE_INVALID_CONSTANT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'CERT_HAS_EXPIRED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
  ])('may be a code of the network: %s', (code) => {
    expect(failureFrom({ code })).toMatchObject({ reason: 'Unreachable', code });
  });

  test('is found in the many errors of a host with many addresses', async () => {
    const port = await closedPort();
    const addresses = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));
    const socket = connect({
      host: 'two.example',
      port,
      autoSelectFamily: true,
      lookup: (_host, _options, found) => found(null, addresses),
    });
    const error = await new Promise((resolve) => socket.once('error', resolve));
    expect(error).toBeInstanceOf(AggregateError);
    expect(toFailureError(error, 'DescribeServices').failure).toEqual({
      reason: 'Unreachable',
      message: 'DescribeServices: ECONNREFUSED',
      code: 'ECONNREFUSED',
    });
  });

  test.each([
    { name: 'BrandNewException', status: 400 },
    { name: 'toString', status: 400 },
    { name: '__proto__', status: 400 },
    { name: 'RangeError' },
    { code: 'ERR_INVALID_ARG_TYPE' },
    {},
  ])('that nobody knows is a bug of ours, never something to try again: %j', (given) => {
    const failure = failureFrom(given);
    expect([failure.reason, failureClass(failure)]).toEqual(['UnknownError', 'bug']);
  });

  test('that nobody knows counts less than the server saying that it failed', () => {
    expect(failureFrom({ name: 'BrandNewException', status: 500 }).reason).toBe('ServerError');
    expect(failureFrom({ name: 'BrandNewException', status: 429 }).reason).toBe('Throttled');
  });

  test('is known for everything that AWS documents for a call of ours', () => {
    const documented = sentOperations().flatMap(({ client, operation }) => {
      const file = `node_modules/@aws-sdk/${client}/dist-types/commands/${operation}Command.d.ts`;
      const names = [...readFileSync(file, 'utf8').matchAll(/@throws \{@link (\w+)\}/g)].map(([, name]) =>
        String(name),
      );
      return names.filter((name) => !name.endsWith('ServiceException')).map((name) => ({ operation, name }));
    });
    const unknown = documented.filter(({ name }) => failureFrom({ name, status: 400 }).reason === 'UnknownError');
    expect(documented.length).toBeGreaterThan(100);
    expect(unknown).toEqual([]);
  });
});

describe('the text of an error', () => {
  test.each([
    ['InvalidParameterException', 'Unable to Start a service that is still Draining.', 'Leaving'],
    ['InvalidParameterException', 'The service cannot be updated while a deployment is being rolled back.', 'Busy'],
    ['ClientException', 'Too many concurrent attempts to create a new revision of the specified family.', 'Throttled'],
    ['InvalidParameterException', 'Unable to assume role and validate the specified targetGroupArn.', 'NotYetVisible'],
    ['InvalidParameterException', 'Creation of service was not idempotent.', 'Conflict'],
    ['ClientException', 'TaskDefinition is inactive', 'Conflict'],
    ['InvalidParameterException', 'Provided hookId is either completed, unavailable, or not associated', 'Conflict'],
    ['InvalidParameterException', 'Not allowed for service deployment in terminal states.', 'Conflict'],
    ['InvalidParameterException', 'Unable to assume the service linked role.', 'NotYetVisible'],
    [
      'CredentialsProviderError',
      "Token is expired. To refresh this SSO session run 'aws sso login'.",
      'CredentialsExpired',
    ],
    ['Error', 'Region is missing', 'RegionMissing'],
  ])('tells apart what AWS calls %s: %s', (name, message, reason) => {
    expect(failureFrom({ name, message }).reason).toBe(reason);
  });

  test.each<[string, Given, string]>([
    [
      'follows the operation and precedes the name',
      { name: 'ClientException' },
      'CreateService: text of AWS (ClientException)',
    ],
    [
      'is the name where AWS says nothing',
      { name: 'ServiceNotFoundException', message: '' },
      'CreateService: ServiceNotFoundException',
    ],
    [
      'is the name where the SDK says so instead',
      { name: 'ServiceNotFoundException', message: 'UnknownError' },
      'CreateService: ServiceNotFoundException',
    ],
    [
      'stands on one line',
      { name: 'ClientException', message: ' two\n\r\n lines ' },
      'CreateService: two lines (ClientException)',
    ],
    ['stands alone where there is no name', { message: 'Region is missing' }, 'CreateService: Region is missing'],
  ])('%s', (_fact, given, message) => {
    expect(failureFrom(given).message).toBe(message);
  });
});

test.each([undefined, null, 'text', 5, {}, Object.create(null), { message: 7, name: 8, $metadata: null }])(
  'whatever is thrown becomes a failure: %j',
  (error) => {
    expect(toFailureError(error, 'Op').failure.reason).toBe('UnknownError');
  },
);

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
