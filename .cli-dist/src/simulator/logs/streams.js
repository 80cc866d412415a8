import { AwsError } from "../aws-error.js";
import { page } from "../page.js";
import { eitherGroup, groupArn, groupOf, invalid } from "./group.js";
/** Creates an empty stream. */
export function createLogStream(input, context) {
    const { logGroupName = '', logStreamName = '' } = input;
    const { streams } = groupOf(context, logGroupName);
    if (streams.has(logStreamName)) {
        throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
    }
    const view = {
        logStreamName,
        creationTime: Math.round(context.world.clock.now()),
        arn: `${groupArn(context, logGroupName)}:log-stream:${logStreamName}`,
        storedBytes: 0,
    };
    streams.set(logStreamName, { view, events: [] });
    return {};
}
/** Deletes a stream with its events. */
export function deleteLogStream(input, context) {
    const group = groupOf(context, input.logGroupName);
    streamOf(group, input.logStreamName);
    group.streams.delete(input.logStreamName ?? '');
    return {};
}
/** Describes the streams of a group in order of their names or of their last event. */
export function describeLogStreams(input, context) {
    const { logStreamNamePrefix = '', orderBy = 'LogStreamName', descending = false, nextToken, limit } = input;
    if (logStreamNamePrefix !== '' && orderBy === 'LastEventTime') {
        throw invalid('Cannot order by LastEventTime with a logStreamNamePrefix.');
    }
    const group = eitherGroup(context, input.logGroupName, input.logGroupIdentifier);
    const names = [...group.streams.keys()].filter((name) => name.startsWith(logStreamNamePrefix)).sort();
    const lastEvent = (name) => group.streams.get(name)?.view.lastEventTimestamp ?? 0;
    if (orderBy === 'LastEventTime')
        names.sort((left, right) => lastEvent(left) - lastEvent(right));
    if (descending)
        names.reverse();
    const { items, nextToken: next } = page(names, { nextToken, maxResults: limit }, 50);
    return {
        logStreams: items.flatMap((name) => group.streams.get(name)?.view ?? []).map((view) => ({ ...view })),
        nextToken: next,
    };
}
/** The stream of a name, or ResourceNotFoundException. */
export function streamOf({ streams }, name) {
    const stream = streams.get(name ?? '');
    if (stream)
        return stream;
    throw new AwsError('ResourceNotFoundException', 'The specified log stream does not exist.');
}
