import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogStreamCommand,
  DescribeLogStreamsCommand,
  type DescribeLogStreamsCommandInput,
  GetLogEventsCommand,
  PutLogEventsCommand,
  paginateGetLogEvents,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../support/simulated-aws.ts';

const logGroupName = 'web';

async function withStreams(...names: string[]) {
  const { logs, clock } = simulatedAws();
  await logs.send(new CreateLogGroupCommand({ logGroupName }));
  for (const logStreamName of names) await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  const put = (logStreamName: string, ...ages: number[]) =>
    logs.send(
      new PutLogEventsCommand({
        logGroupName,
        logStreamName,
        logEvents: ages.map((age) => ({ timestamp: clock.now() - age, message: `${age}` })),
      }),
    );
  return { logs, clock, put };
}

describe('streams', () => {
  test.each<[Partial<DescribeLogStreamsCommandInput>, string[]]>([
    [{ logGroupName }, ['a', 'ab', 'b']],
    [{ logGroupName, descending: true }, ['b', 'ab', 'a']],
    [{ logGroupName, logStreamNamePrefix: 'a' }, ['a', 'ab']],
    [{ logGroupName, orderBy: 'LastEventTime', descending: true }, ['ab', 'b', 'a']],
    [{ logGroupIdentifier: 'arn:aws:logs:eu-west-1:111122223333:log-group:web', limit: 1 }, ['a']],
  ])('described with %j are %j', async (input, names) => {
    const { logs, put } = await withStreams('b', 'a', 'ab');
    await put('ab', 1);
    await put('b', 2);
    const { logStreams } = await logs.send(new DescribeLogStreamsCommand(input));
    expect(logStreams?.map(({ logStreamName }) => logStreamName)).toEqual(names);
  });

  test.each<[Partial<DescribeLogStreamsCommandInput>, string]>([
    [{}, 'InvalidParameterException'],
    [{ logGroupName, orderBy: 'LastEventTime', logStreamNamePrefix: 'a' }, 'InvalidParameterException'],
    [{ logGroupName: 'absent' }, 'ResourceNotFoundException'],
  ])('described with %j are refused', async (input, name) => {
    const { logs } = await withStreams();
    await expect(logs.send(new DescribeLogStreamsCommand(input))).rejects.toMatchObject({ name });
  });

  test('are created once and deleted once', async () => {
    const { logs } = await withStreams('a');
    const named = { logGroupName, logStreamName: 'a' };
    await expect(logs.send(new CreateLogStreamCommand(named))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
    await logs.send(new DeleteLogStreamCommand(named));
    await expect(logs.send(new DeleteLogStreamCommand(named))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    });
  });
});

describe('events', () => {
  test('that are too old or too new are left out and reported', async () => {
    const { logs, put } = await withStreams('a');
    const day = 86_400_000;
    const { rejectedLogEventsInfo } = await put('a', 15 * day, 14 * day, 0, -day);
    expect(rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, tooNewLogEventStartIndex: 3 });
    const { events } = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName: 'a' }));
    expect(events?.map(({ message }) => message)).toEqual([`${14 * day}`, '0']);
  });

  test('out of order are refused', async () => {
    const { put } = await withStreams('a');
    await expect(put('a', 1, 2)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('are the last ones unless they are read from the head', async () => {
    const { logs, put } = await withStreams('a');
    await put('a', 3, 2, 1);
    const read = async (startFromHead: boolean) =>
      (
        await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName: 'a', limit: 1, startFromHead }))
      ).events?.map(({ message }) => message);
    expect(await read(false)).toEqual(['1']);
    expect(await read(true)).toEqual(['3']);
  });

  test('page forward until the token repeats', async () => {
    const { logs, put } = await withStreams('a');
    await put('a', 5, 4, 3, 2, 1);
    const seen: unknown[] = [];
    const pages = paginateGetLogEvents(
      { client: logs, pageSize: 2, stopOnSameToken: true },
      { logGroupName, logStreamName: 'a', startFromHead: true },
    );
    for await (const { events = [] } of pages) seen.push(...events.map(({ message }) => message));
    expect(seen).toEqual(['5', '4', '3', '2', '1']);
  });

  test('can be read between two times', async () => {
    const { logs, clock, put } = await withStreams('a');
    await put('a', 30, 20, 10);
    const range = { startTime: clock.now() - 20, endTime: clock.now() - 10 };
    const { events } = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName: 'a', ...range }));
    expect(events?.map(({ message }) => message)).toEqual(['20']);
  });

  test('show in the description of their stream', async () => {
    const { logs, clock, put } = await withStreams('a');
    await put('a', 20, 10);
    const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }));
    const now = clock.now();
    expect(logStreams?.[0]).toMatchObject({
      firstEventTimestamp: now - 20,
      lastEventTimestamp: now - 10,
      lastIngestionTime: now,
    });
  });
});
