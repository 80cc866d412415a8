import {
  CloudWatchLogsClient,
  type FilteredLogEvent,
  FilterLogEventsCommand,
  type FilterLogEventsRequest,
  type FilterLogEventsResponse,
} from '@aws-sdk/client-cloudwatch-logs';
import { chunks } from '../lib/chunks.ts';
import { groupBy } from '../lib/group-by.ts';
import { mergeSorted } from '../lib/merge-sorted.ts';
import { FailureError, failureOf } from '../model/failure.ts';
import type { LogLine, LogWriter } from '../model/log.ts';
import type { Clients, Sender } from './clients.ts';
import { entries } from './entries.ts';
import { nextToken } from './tag-index.ts';

/** FilterLogEvents takes at most so many streams. */
const mostStreams = 100;

/** What one chain of calls reads. */
interface Search {
  readonly logs: Sender<CloudWatchLogsClient>;
  readonly group: string;
  readonly sinceMs: number;
  readonly writers: readonly LogWriter[];
}

/** What the writers wrote from that moment on, oldest first. Throws FailureError. */
export function logLines(clients: Clients, writers: readonly LogWriter[], sinceMs: number): AsyncGenerator<LogLine> {
  const searches = searchesFor(clients, writers, sinceMs);
  return mergeSorted(searches.map(read), ({ atMs }) => atMs);
}

function searchesFor(clients: Clients, writers: readonly LogWriter[], sinceMs: number): Search[] {
  const byGroup = groupBy(writers, ({ group, region = '' }) => `${region} ${group}`);
  return [...byGroup.values()].flatMap((inGroup) => {
    const [first] = inGroup;
    if (!first) return [];
    const search = { logs: clients.sender('logs', CloudWatchLogsClient, first.region), group: first.group, sinceMs };
    const exact = inGroup.filter(({ task }) => task !== undefined);
    const prefixes = inGroup.filter(({ task }) => task === undefined).map((writer) => [writer]);
    return [...chunks(exact, mostStreams), ...prefixes].map((members) => ({ ...search, writers: members }));
  });
}

/** AWS refuses the whole call when one stream does not exist, as that of a container that has not started. */
async function* read(search: Search): AsyncGenerator<LogLine> {
  try {
    yield* readPages(search);
  } catch (error) {
    const { code, message } = failureOf(error);
    if (code !== 'ResourceNotFoundException') throw error;
    if (!message.includes('log stream')) throw new FailureError('LogsMissing', `${search.group}: ${message}`, code);
    yield* mergeSorted(halvesOf(search).map(read), ({ atMs }) => atMs);
  }
}

function halvesOf({ writers, ...search }: Search): Search[] {
  if (writers.length < 2) return [];
  return chunks(writers, Math.ceil(writers.length / 2)).map((half) => ({ ...search, writers: half }));
}

async function* readPages({ logs, group, sinceMs, writers }: Search): AsyncGenerator<LogLine> {
  const byStream = new Map(writers.map((writer) => [writer.stream, writer]));
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const request = { logGroupName: group, startTime: Math.max(0, Math.floor(sinceMs)), ...streamsOf(writers) };
    const page: FilterLogEventsResponse = await logs.send(new FilterLogEventsCommand({ ...request, nextToken: token }));
    for (const event of entries(page.events)) yield lineOf(event, byStream);
    token = nextToken(page.nextToken, seen);
  } while (token);
}

function streamsOf(writers: readonly LogWriter[]): Partial<FilterLogEventsRequest> {
  const [first] = writers;
  if (first && first.task === undefined) return { logStreamNamePrefix: first.stream };
  return { logStreamNames: writers.map(({ stream }) => stream) };
}

function lineOf(
  { timestamp = 0, eventId, message = '', logStreamName = '' }: FilteredLogEvent,
  byStream: ReadonlyMap<string, LogWriter>,
): LogLine {
  const writer = byStream.get(logStreamName);
  const [container = '', task = ''] = logStreamName.split('/').slice(-2);
  return {
    atMs: timestamp,
    key: eventId ?? `${logStreamName} ${timestamp} ${message}`,
    container: writer?.container ?? container,
    task: writer?.task ?? task,
    message,
  };
}
