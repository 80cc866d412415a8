import { CreateLogGroupCommand, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { Budget } from '../../src/aws/budget.ts';
import { createClients } from '../../src/aws/clients.ts';
import { logLines } from '../../src/aws/log-lines.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import type { LogLine, LogWriter } from '../../src/model/log.ts';
import { type SimulatedAws, simulatedAws } from '../support/simulated-aws.ts';
import { scriptedAws } from './scripted-aws.ts';

const logGroupName = '/demo';

function writer(task: string, more: Partial<LogWriter> = {}): LogWriter {
  return { container: 'app', task, group: logGroupName, stream: `web/app/${task}`, ...more };
}

async function written(lines: readonly (readonly [task: string, afterMs: number])[]): Promise<SimulatedAws> {
  const aws = simulatedAws({ limits: false });
  await aws.logs.send(new CreateLogGroupCommand({ logGroupName }));
  for (const task of new Set(lines.map(([name]) => name))) {
    await aws.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: `web/app/${task}` }));
  }
  for (const [task, afterMs] of lines) {
    const logEvents = [{ timestamp: aws.clock.now() + afterMs, message: `${task} ${afterMs}` }];
    await aws.logs.send(new PutLogEventsCommand({ logGroupName, logStreamName: `web/app/${task}`, logEvents }));
  }
  return aws;
}

async function read(aws: SimulatedAws, writers: readonly LogWriter[], sinceMs = 0): Promise<LogLine[]> {
  const calling = {
    clock: aws.clock,
    random: seededRandom(1),
    budget: new Budget(aws.clock),
    emit: () => {},
    count: () => {},
    signal: () => undefined,
  };
  return aws.clock.drive(taken(logLines(createClients(aws.settings, calling), writers, sinceMs)));
}

async function taken(lines: AsyncIterable<LogLine>): Promise<LogLine[]> {
  const found: LogLine[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

const messages = (lines: readonly LogLine[]) => lines.map(({ message }) => message);
const searches = (aws: SimulatedAws) => aws.calls.filter(({ operation }) => operation === 'FilterLogEvents').length;

describe('lines', () => {
  test('of several streams come in order of time, from the moment asked for', async () => {
    const aws = await written([
      ['a', 1],
      ['b', 2],
      ['a', 3],
    ]);
    expect(messages(await read(aws, [writer('a'), writer('b')]))).toEqual(['a 1', 'b 2', 'a 3']);
    expect(messages(await read(aws, [writer('a'), writer('b')], aws.clock.now() + 2))).toEqual(['b 2', 'a 3']);
    expect(searches(aws)).toBe(2);
  });

  test('of more than a hundred streams are one sequence of few calls', async () => {
    const tasks = Array.from({ length: 150 }, (_, index) => `t${index}`);
    const aws = await written(tasks.map((task, index) => [task, 1000 - index] as const));
    const lines = await read(
      aws,
      tasks.map((task) => writer(task)),
    );
    expect(lines.map(({ task }) => task)).toEqual([...tasks].reverse());
    expect(searches(aws)).toBe(2);
  });

  test('of streams that exist are read although others do not', async () => {
    const aws = await written([
      ['a', 1],
      ['c', 2],
    ]);
    const lines = await read(
      aws,
      ['a', 'none', 'c', 'nil', 'zero'].map((task) => writer(task)),
    );
    expect(messages(lines)).toEqual(['a 1', 'c 2']);
  });

  test('of every stream that begins alike have the task that the name ends with', async () => {
    const aws = await written([
      ['a', 1],
      ['b', 2],
    ]);
    const { task: _any, ...family } = writer('', { stream: 'web/app/' });
    expect(await read(aws, [family])).toMatchObject([
      { task: 'a', container: 'app' },
      { task: 'b', container: 'app' },
    ]);
  });

  test('have keys of their own, the same in every reading', async () => {
    const aws = await written([
      ['a', 1],
      ['a', 1],
    ]);
    const keys = (await read(aws, [writer('a')])).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    expect((await read(aws, [writer('a')])).map(({ key }) => key)).toEqual(keys);
  });

  test('are looked for in the region that the container writes to', async () => {
    const aws = await written([['a', 1]]);
    const elsewhere = read(aws, [writer('a'), writer('a', { region: 'us-east-1' })]);
    await expect(elsewhere).rejects.toMatchObject({ failure: { reason: 'LogsMissing' } });
    expect(messages(await read(aws, [writer('a', { region: 'eu-west-1' })]))).toEqual(['a 1']);
  });

  test('are named by their group when it does not exist', async () => {
    const missing = read(simulatedAws(), [writer('a')]);
    await expect(missing).rejects.toMatchObject({
      failure: { reason: 'LogsMissing', message: expect.stringMatching(/^\/demo: FilterLogEvents/) },
    });
  });

  test('are read page by page, over empty pages and not in circles', async () => {
    const event = (id: number) => ({ logStreamName: 'web/app/a', timestamp: id, message: `${id}`, eventId: `${id}` });
    const pages = [
      { events: [event(1)], nextToken: 'one' },
      { events: [], nextToken: 'two' },
      { events: [event(2)], nextToken: 'one' },
    ];
    const { clients, clock, requests } = scriptedAws(...pages.map((page) => JSON.stringify(page)));
    const lines = await clock.drive(taken(logLines(clients, [writer('a')], 5)));
    expect(messages(lines)).toEqual(['1', '2']);
    expect(requests).toEqual([
      { logGroupName, startTime: 5, logStreamNames: ['web/app/a'] },
      expect.objectContaining({ nextToken: 'one' }),
      expect.objectContaining({ nextToken: 'two' }),
    ]);
  });
});
