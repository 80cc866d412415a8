import { CloudWatchLogsClient, CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../support/simulated-aws.ts';

function groupsOf(logs: CloudWatchLogsClient, prefix: string) {
  let count = 0;
  const createNext = () => logs.send(new CreateLogGroupCommand({ logGroupName: `${prefix}-${count++}` }));
  return {
    createNext,
    async create(number: number) {
      for (let index = 0; index < number; index++) await createNext();
    },
  };
}

describe('request budgets', () => {
  test('let a burst through, then refuse, and refill with time', async () => {
    const { logs, clock } = simulatedAws();
    const { create, createNext } = groupsOf(logs, 'web');
    await create(10);
    await expect(createNext()).rejects.toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded' });
    await clock.advance(100);
    await createNext();
    await expect(createNext()).rejects.toMatchObject({ name: 'ThrottlingException' });
  });

  test('are separate for every operation, region and account', async () => {
    const { logs, settings } = simulatedAws();
    await groupsOf(logs, 'web').create(10);
    await logs.send(new DescribeLogGroupsCommand({}));
    const credentials = { accessKeyId: '444455556666', secretAccessKey: 'any' };
    await groupsOf(new CloudWatchLogsClient({ ...settings, region: 'us-east-1' }), 'web').create(10);
    await groupsOf(new CloudWatchLogsClient({ ...settings, credentials }), 'web').create(10);
  });

  test('can be switched off', async () => {
    await groupsOf(simulatedAws({ limits: false }).logs, 'web').create(50);
  });
});

describe('a call is reported', () => {
  test('with its time, its input as read and the id of the SDK', async () => {
    const { logs, calls, clock } = simulatedAws();
    await logs.send(new CreateLogGroupCommand({ logGroupName: 'web' }));
    expect(calls).toEqual([
      {
        at: clock.now(),
        service: 'logs',
        operation: 'CreateLogGroup',
        input: { logGroupName: 'web' },
        invocationId: expect.stringMatching(/^[-0-9a-f]{36}$/),
      },
    ]);
  });

  test('with the error that it was answered with', async () => {
    const { logs, calls } = simulatedAws();
    await logs.send(new CreateLogGroupCommand({ logGroupName: 'a b' })).catch(() => {});
    expect(calls[0]).toMatchObject({ error: 'InvalidParameterException' });
  });
});

test.each([
  [7, 7, true],
  [7, 8, false],
])('worlds of the seeds %i and %i are alike: %s', async (one, other, alike) => {
  const passwordOf = async (seed: number) => {
    const { authorizationData } = await simulatedAws({ seed }).ecr.send(new GetAuthorizationTokenCommand({}));
    return authorizationData?.[0]?.authorizationToken;
  };
  expect((await passwordOf(one)) === (await passwordOf(other))).toBe(alike);
});
