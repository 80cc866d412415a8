import type { GetLogEventsRequest, PutLogEventsRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Wire } from '../operation.ts';
import { eitherGroup, groupOf, invalid, type Logs } from './group.ts';
import type { StoredEvent, StoredStream } from './state.ts';
import { streamOf } from './streams.ts';

const dayMs = 86_400_000;
const oldestMs = 14 * dayMs;
const newestMs = 2 * 60 * 60 * 1000;

/** Adds events, which come in order of their timestamps; too old and too new ones are left out and reported. */
export function putLogEvents(input: Wire<PutLogEventsRequest>, context: Logs) {
  const stream = streamOf(groupOf(context, input.logGroupName), input.logStreamName);
  const given = (input.logEvents ?? []).map(({ timestamp = 0, message = '' }) => ({ timestamp, message }));
  if (given.some(({ timestamp }, index) => timestamp < (given[index - 1]?.timestamp ?? 0))) {
    throw invalid('Log events in a single PutLogEvents request must be in chronological order.');
  }
  const now = Math.round(context.world.clock.now());
  const start = given.filter(({ timestamp }) => timestamp < now - oldestMs).length;
  const end = given.filter(({ timestamp }) => timestamp <= now + newestMs).length;
  stream.events.push(...given.slice(start, end).map((event) => ({ ...event, ingestionTime: now })));
  stream.events.sort((left, right) => left.timestamp - right.timestamp);
  if (end > start) {
    stream.view.firstEventTimestamp = stream.events[0]?.timestamp;
    stream.view.lastEventTimestamp = stream.events.at(-1)?.timestamp;
    stream.view.lastIngestionTime = now;
  }
  const rejected = {
    ...(start > 0 ? { tooOldLogEventEndIndex: start } : {}),
    ...(end < given.length ? { tooNewLogEventStartIndex: end } : {}),
  };
  const nextSequenceToken = String(stream.events.length).padStart(56, '4');
  return { nextSequenceToken, ...(Object.keys(rejected).length > 0 ? { rejectedLogEventsInfo: rejected } : {}) };
}

/** Adds events of this moment to the end of a stream that is written by nobody else. */
export function appendEvents(
  { view, events }: StoredStream,
  { now, messages }: { now: number; messages: readonly string[] },
): void {
  for (const message of messages) events.push({ timestamp: now, ingestionTime: now, message });
  view.firstEventTimestamp ??= now;
  view.lastEventTimestamp = now;
  view.lastIngestionTime = now;
}

/** Reads a stream; the same token again means that its end has been reached. */
export function getLogEvents(input: Wire<GetLogEventsRequest>, context: Logs) {
  const stream = streamOf(eitherGroup(context, input.logGroupName, input.logGroupIdentifier), input.logStreamName);
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY, limit = 10_000 } = input;
  const all = stream.events.filter(({ timestamp }) => timestamp >= startTime && timestamp < endTime);
  const { start, end } = rangeOf(input, all, limit);
  return {
    events: all.slice(start, end).map((event: StoredEvent) => ({ ...event })),
    nextForwardToken: `f/${end}`,
    nextBackwardToken: `b/${start}`,
  };
}

function rangeOf(
  { nextToken, startFromHead = false }: Wire<GetLogEventsRequest>,
  all: readonly StoredEvent[],
  limit: number,
) {
  const [, direction, position] = /^([fb])\/(\d+)$/.exec(nextToken ?? '') ?? [];
  if (nextToken !== undefined && direction === undefined) throw invalid('The specified nextToken is invalid.');
  const at = Math.min(Number(position ?? (startFromHead ? 0 : all.length)), all.length);
  const forward = direction ? direction === 'f' : startFromHead;
  return forward ? { start: at, end: Math.min(all.length, at + limit) } : { start: Math.max(0, at - limit), end: at };
}
