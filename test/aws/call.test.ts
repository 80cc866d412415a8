import { describe, expect, test } from 'vitest';
import { Budget } from '../../src/aws/budget.ts';
import { type Calling, call } from '../../src/aws/call.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import { settle, sleep } from '../../src/lib/clock.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { Event } from '../../src/model/event.ts';
import type { Failure } from '../../src/model/failure.ts';

/** An error as the SDK throws it. */
function awsError(name: string, message = 'broken', status = 400): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });
}

const throttle = awsError('ThrottlingException', 'Rate exceeded');
const serverError = awsError('ServerException', 'Service failed', 500);
const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });

/** AWS that gives these answers one after the other; the last one for ever. */
function awsWith(answers: readonly (Error | string)[]) {
  const clock = new VirtualClock();
  const events: Event[] = [];
  const times: number[] = [];
  const stopping = new AbortController();
  let counted = 0;
  const calling: Calling = {
    clock,
    random: seededRandom(5),
    budget: new Budget(clock),
    emit: (event) => events.push(event),
    count: () => {
      counted += 1;
    },
    signal: () => stopping.signal,
  };
  const start = clock.now();
  const send = async () => {
    times.push(clock.now() - start);
    const answer = answers[Math.min(times.length, answers.length) - 1];
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    ...{ clock, events, times, stopping, calling },
    counted: () => counted,
    ask: (operation: string, input: unknown = {}) => call({ service: 'ecs', operation, input, send }, calling),
  };
}

type Aws = ReturnType<typeof awsWith>;

async function failureOfAsking(aws: Aws, operation: string, input?: unknown): Promise<Failure> {
  const asking = aws.ask(operation, input).catch((error: { failure: Failure }) => error.failure);
  return aws.clock.drive(asking as Promise<Failure>);
}

describe('a call', () => {
  test('gives the answer and is counted once', async () => {
    const aws = awsWith(['fine']);
    expect(await aws.clock.drive(aws.ask('DescribeServices'))).toBe('fine');
    expect([aws.counted(), aws.events]).toEqual([1, []]);
  });

  test.each([
    ['DescribeServices', throttle, 8, 'Throttled'],
    ['CreateService', throttle, 8, 'Throttled'],
    ['DescribeServices', serverError, 4, 'ServerError'],
    ['ListTaskDefinitions', reset, 4, 'Unreachable'],
    ['GetResources', reset, 4, 'Unreachable'],
    ['BatchGetImage', serverError, 4, 'ServerError'],
    ['FilterLogEvents', serverError, 4, 'ServerError'],
    ['CreateService', serverError, 1, 'ServerError'],
    ['UpdateService', reset, 1, 'Unreachable'],
    ['RegisterTaskDefinition', reset, 1, 'Unreachable'],
    ['TagResource', serverError, 1, 'ServerError'],
    ['DescribeServices', awsError('AccessDeniedException'), 1, 'AccessDenied'],
    ['DescribeServices', awsError('ExpiredTokenException'), 1, 'CredentialsExpired'],
    ['DescribeServices', awsError('ClusterNotFoundException'), 1, 'NotYetVisible'],
    ['DescribeServices', awsError('NeverHeardOfException'), 1, 'UnknownError'],
    ['CreateService', awsError('InvalidParameterException'), 1, 'Refused'],
  ])('%s that fails with %s is sent %i times', async (operation, error, attempts, reason) => {
    const aws = awsWith([error]);
    expect(await failureOfAsking(aws, operation)).toMatchObject({ reason });
    expect([aws.times.length, aws.counted()]).toEqual([attempts, attempts]);
  });

  test('waits longer before each repetition', async () => {
    const aws = awsWith([reset]);
    await failureOfAsking(aws, 'DescribeServices');
    const waits = aws.times.slice(1).map((time, index) => time - Number(aws.times[index]));
    for (const [index, wait] of waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(250 * 2 ** index);
      expect(wait).toBeLessThanOrEqual(500 * 2 ** index);
    }
  });

  test('ends well when a repetition does', async () => {
    const aws = awsWith([throttle, serverError, reset, 'fine']);
    expect(await aws.clock.drive(aws.ask('DescribeServices'))).toBe('fine');
  });

  test('tells of every throttle and what is left of the budget', async () => {
    const aws = awsWith([throttle, throttle, 'fine']);
    await aws.clock.drive(aws.ask('DescribeServices'));
    expect(aws.events).toEqual([
      { type: 'Throttled', operation: 'DescribeServices', share: 0.5 },
      { type: 'Throttled', operation: 'DescribeServices', share: 0.5 },
    ]);
  });

  test('spends the budget for its repetitions too', async () => {
    const aws = awsWith([throttle, 'fine']);
    await aws.clock.drive(aws.ask('RegisterTaskDefinition'));
    // The throttle emptied the bucket and left half a token a second.
    expect(aws.times).toEqual([0, 2000]);
  });
});

describe('when evenkeel stops', () => {
  test('calls that wait for their turn are given up and cost nothing', async () => {
    const aws = awsWith(['fine']);
    const all = Promise.allSettled(Array.from({ length: 50 }, () => aws.ask('RegisterTaskDefinition')));
    await aws.clock.advance(2500);
    aws.stopping.abort();
    const results = await aws.clock.drive(all);
    expect(aws.times).toHaveLength(22);
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.failure] : []));
    expect(reasons).toHaveLength(28);
    expect(reasons[0]).toEqual({
      reason: 'Interrupted',
      message: 'RegisterTaskDefinition was not sent: evenkeel is stopping',
    });
  });

  test('a call in flight is finished', async () => {
    const { clock, calling, stopping } = awsWith([]);
    const send = () => sleep(clock, 5000).then(() => 'late');
    const asking = call({ service: 'ecs', operation: 'CreateService', input: {}, send }, calling);
    await clock.advance(1000);
    stopping.abort();
    expect(await clock.drive(asking)).toBe('late');
  });

  test('a call between two attempts is not sent again', async () => {
    const aws = awsWith([reset]);
    const asking = aws.ask('DescribeServices').catch((error: { failure: Failure }) => error.failure.reason);
    await settle();
    aws.stopping.abort();
    await settle();
    expect(await asking).toBe('Interrupted');
    expect(aws.times).toHaveLength(1);
  });

  test('no call is begun', async () => {
    const aws = awsWith(['fine']);
    aws.stopping.abort();
    expect(await failureOfAsking(aws, 'DescribeServices')).toMatchObject({ reason: 'Interrupted' });
    expect([aws.times, aws.counted()]).toEqual([[], 0]);
  });
});

describe('secrets of a request', () => {
  const environment = [{ name: 'DB_PASSWORD', value: 'hunter2-canary' }];

  test('do not come back in the error that quotes them', async () => {
    const aws = awsWith([awsError('ClientException', "Invalid value 'hunter2-canary' for DB_PASSWORD")]);
    const failure = await failureOfAsking(aws, 'RegisterTaskDefinition', { containerDefinitions: [{ environment }] });
    expect(failure).toEqual({
      reason: 'Refused',
      message: "RegisterTaskDefinition: Invalid value '(sensitive)' for DB_PASSWORD (ClientException)",
      code: 'ClientException',
    });
  });

  test('are not in the stack of the error either', async () => {
    const aws = awsWith([awsError('ClientException', 'hunter2-canary')]);
    const asking = aws.ask('RegisterTaskDefinition', { environment }).catch((error: Error) => error);
    const error = (await aws.clock.drive(asking)) as Error;
    expect(`${error.stack} ${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain('hunter2');
  });
});
