import type {
  CreateLogStreamRequest,
  DeleteLogStreamRequest,
  DescribeLogStreamsRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError } from '../aws-error.ts';
import type { Wire } from '../operation.ts';
import { page } from '../page.ts';
import { eitherGroup, groupArn, groupOf, invalid, type Logs } from './group.ts';
import type { StoredGroup, StoredStream } from './state.ts';

/** Creates an empty stream. */
export function createLogStream(input: Wire<CreateLogStreamRequest>, context: Logs) {
  const { logGroupName = '', logStreamName = '' } = input;
  const { streams } = groupOf(context, logGroupName);
  if (streams.has(logStreamName)) {
    throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
  }
  streams.set(logStreamName, newStream(context, logGroupName, logStreamName));
  return {};
}

/** The stream of a name, created where it is not there yet; undefined when there is no such group. */
export function openStream(
  { context, logGroupName }: { context: Logs; logGroupName: string },
  logStreamName: string,
): StoredStream | undefined {
  const streams = context.state.groups.get(logGroupName)?.streams;
  const stream = streams?.get(logStreamName) ?? newStream(context, logGroupName, logStreamName);
  streams?.set(logStreamName, stream);
  return streams && stream;
}

function newStream(context: Logs, logGroupName: string, logStreamName: string): StoredStream {
  const view = {
    logStreamName,
    creationTime: Math.round(context.world.clock.now()),
    arn: `${groupArn(context, logGroupName)}:log-stream:${logStreamName}`,
    storedBytes: 0,
  };
  return { view, events: [] };
}

/** Deletes a stream with its events. */
export function deleteLogStream(input: Wire<DeleteLogStreamRequest>, context: Logs) {
  const group = groupOf(context, input.logGroupName);
  streamOf(group, input.logStreamName);
  group.streams.delete(input.logStreamName ?? '');
  return {};
}

/** Describes the streams of a group in order of their names or of their last event. */
export function describeLogStreams(input: Wire<DescribeLogStreamsRequest>, context: Logs) {
  const { logStreamNamePrefix = '', orderBy = 'LogStreamName', descending = false, nextToken, limit } = input;
  if (logStreamNamePrefix !== '' && orderBy === 'LastEventTime') {
    throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const group = eitherGroup(context, input.logGroupName, input.logGroupIdentifier);
  const names = [...group.streams.keys()].filter((name) => name.startsWith(logStreamNamePrefix)).sort();
  const lastEvent = (name: string) => group.streams.get(name)?.view.lastEventTimestamp ?? 0;
  if (orderBy === 'LastEventTime') names.sort((left, right) => lastEvent(left) - lastEvent(right));
  if (descending) names.reverse();
  const { items, nextToken: next } = page(names, { nextToken, maxResults: limit }, 50);
  return {
    logStreams: items.flatMap((name) => group.streams.get(name)?.view ?? []).map((view) => ({ ...view })),
    nextToken: next,
  };
}

/** The stream of a name, or ResourceNotFoundException. */
export function streamOf({ streams }: StoredGroup, name: string | undefined): StoredStream {
  const stream = streams.get(name ?? '');
  if (stream) return stream;
  throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
}
