import { createHash } from 'node:crypto';
import type { FilteredLogEvent, FilterLogEventsRequest } from '@aws-sdk/client-cloudwatch-logs';
import type { Wire } from '../operation.ts';
import { page } from '../page.ts';
import { filterOf } from './filter-pattern.ts';
import { eitherGroup, invalid, type Logs } from './group.ts';
import type { StoredEvent, StoredGroup, StoredStream } from './state.ts';
import { streamOf } from './streams.ts';

type Request = Wire<FilterLogEventsRequest>;

interface Found {
  readonly event: StoredEvent;
  readonly stream: StoredStream;
  /** Its place in the stream. */
  readonly index: number;
}

/** Searches the streams of a group for the events of a time, both ends included, that match a pattern. */
export function filterLogEvents(input: Request, context: Logs) {
  const group = eitherGroup(context, input.logGroupName, input.logGroupIdentifier);
  const matches = filterOf(input.filterPattern ?? '');
  const found = streamsOf(group, input)
    .flatMap((stream) => eventsWithin(stream, input))
    .filter(({ event }) => matches(event.message))
    .sort((left, right) => left.event.timestamp - right.event.timestamp);
  if (input.startFromHead === false) found.reverse();
  const { items, nextToken } = page(found, { nextToken: input.nextToken, maxResults: input.limit }, 10_000);
  return { events: items.map(shown), searchedLogStreams: [], nextToken };
}

function streamsOf(group: StoredGroup, { logStreamNames, logStreamNamePrefix }: Request): StoredStream[] {
  if (logStreamNames && logStreamNamePrefix !== undefined) {
    throw invalid('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
  }
  if (logStreamNames) return logStreamNames.map((name) => streamOf(group, name));
  const named = [...group.streams].filter(([name]) => name.startsWith(logStreamNamePrefix ?? ''));
  return named.map(([, stream]) => stream);
}

function eventsWithin(stream: StoredStream, { startTime = 0, endTime = Number.POSITIVE_INFINITY }: Request): Found[] {
  const { firstEventTimestamp = Number.POSITIVE_INFINITY, lastEventTimestamp = 0 } = stream.view;
  if (firstEventTimestamp > endTime || lastEventTimestamp < startTime) return [];
  return stream.events
    .map((event, index) => ({ event, stream, index }))
    .filter(({ event: { timestamp } }) => timestamp >= startTime && timestamp <= endTime);
}

function shown({ event, stream: { view }, index }: Found): Wire<FilteredLogEvent> {
  return { logStreamName: view.logStreamName, ...event, eventId: eventId(`${view.arn}/${index}`) };
}

/** AWS's have 56 digits too. */
function eventId(place: string): string {
  const hash = createHash('sha256').update(place).digest('hex');
  return BigInt(`0x${hash}`).toString().slice(0, 56).padStart(56, '0');
}
