import type { TaskDefinition } from '@aws-sdk/client-ecs';
import { appendEvents } from '../../logs/events.ts';
import type { Logs } from '../../logs/group.ts';
import { createLogGroup } from '../../logs/groups.ts';
import { logs } from '../../logs/model.ts';
import { openStream } from '../../logs/streams.ts';
import type { Context, Wire } from '../../operation.ts';
import type { StoredTask } from './stored.ts';

type Here = Context<unknown>;

const missingGroup =
  'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ' +
  'failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1';

/**
 * Opens the stream `PREFIX/CONTAINER/TASK` of every container that logs to CloudWatch in the task's own region. Answers with
 * what ECS says of the task when a log group is missing that is not to be created.
 */
export function openLogs(context: Here, task: StoredTask, definition: Wire<TaskDefinition>): string | undefined {
  for (const { name = '', logConfiguration } of definition.containerDefinitions ?? []) {
    const { logDriver, options = {} } = logConfiguration ?? {};
    if (logDriver !== 'awslogs' || (options['awslogs-region'] ?? context.region) !== context.region) continue;
    const stream = openStream(groupFor(context, options), `${options['awslogs-stream-prefix']}/${name}/${task.id}`);
    if (!stream) return missingGroup;
    task.streams.set(name, stream);
  }
  return undefined;
}

/** Writes a text, each line an event of its own, if the container has a log. */
export function writeLog(context: Here, task: StoredTask, { container, text }: LogEntry): void {
  const stream = task.streams.get(container ?? '');
  if (stream) appendEvents(stream, { now: Math.round(context.world.clock.now()), messages: text.split('\n') });
}

interface LogEntry {
  readonly container: string | undefined;
  readonly text: string;
}

function groupFor(context: Here, options: Readonly<Record<string, string>>) {
  const here: Logs = { ...context, state: context.stateOf(logs) };
  const logGroupName = options['awslogs-group'] ?? '';
  if (options['awslogs-create-group'] === 'true' && !here.state.groups.has(logGroupName)) {
    createLogGroup({ logGroupName }, here);
  }
  return { context: here, logGroupName };
}
