import {
  CreateLogGroupCommand,
  DescribeLogStreamsCommand,
  GetLogEventsCommand,
  type OutputLogEvent,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { only, taskWorld } from './task-world.ts';

const logGroupName = '/evenkeel/web';
const executionRoleArn = 'arn:aws:iam::111122223333:role/ecsTaskExecutionRole';

async function loggingTask(options: Record<string, string> = {}, { withGroup = true } = {}) {
  const world = await taskWorld();
  const awslogs = { 'awslogs-group': logGroupName, 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'web' };
  await world.register(
    { logConfiguration: { logDriver: 'awslogs', options: { ...awslogs, ...options } } },
    { executionRoleArn },
  );
  if (withGroup) await world.logs.send(new CreateLogGroupCommand({ logGroupName }));
  const task = only(await world.run({ taskDefinition: 'app:2' }));
  const logStreamName = `web/app/${task.taskArn?.split('/').at(-1)}`;
  const events = async (): Promise<OutputLogEvent[]> =>
    (await world.logs.send(new GetLogEventsCommand({ logGroupName, logStreamName }))).events ?? [];
  return { ...world, task, logStreamName, events };
}

const messages = (events: readonly OutputLogEvent[]) => events.map(({ message }) => message);

describe('a container with the driver awslogs', () => {
  test('says in its stream that it has started and that it was told to stop', async () => {
    const { task, halt, see, clock, events } = await loggingTask();
    await clock.advance(30_000);
    await halt(task);
    await clock.advance(30_000);
    const written = await events();
    expect(messages(written)).toEqual(['started from public.ecr.aws/nginx/nginx:1.27', 'received SIGTERM']);
    const { startedAt, stoppingAt, executionStoppedAt } = await see(task);
    expect(written[0]?.timestamp).toBe(startedAt?.getTime());
    expect(written[1]?.timestamp).toBeGreaterThan(Number(stoppingAt));
    expect(written[1]?.timestamp).toBeLessThan(Number(executionStoppedAt));
  });

  test('that exits leaves its last words, a line each, and hears of no SIGTERM', async () => {
    const { run, simulator, clock, logs } = await loggingTask();
    simulator.world.fates.add({ fate: { exit: { code: 1, afterMs: 3_000, reason: 'Error: no password\n  at main' } } });
    const crashing = only(await run({ taskDefinition: 'app:2' }));
    await clock.advance(60_000);
    const logStreamName = `web/app/${crashing.taskArn?.split('/').at(-1)}`;
    const { events = [] } = await logs.send(new GetLogEventsCommand({ logGroupName, logStreamName }));
    expect(messages(events).slice(1)).toEqual(['Error: no password', '  at main']);
  });

  test('shows its stream with the time of its events', async () => {
    const { clock, logs, logStreamName } = await loggingTask();
    await clock.advance(30_000);
    const { logStreams } = await logs.send(new DescribeLogStreamsCommand({ logGroupName }));
    const at = logStreams?.[0]?.firstEventTimestamp;
    expect(logStreams).toMatchObject([{ logStreamName, firstEventTimestamp: at, lastEventTimestamp: at }]);
    expect(at).toBeGreaterThan(0);
  });

  test('creates its group when it is to do so', async () => {
    const { clock, events } = await loggingTask({ 'awslogs-create-group': 'true' }, { withGroup: false });
    await clock.advance(30_000);
    expect(await events()).toHaveLength(1);
  });

  test('fails to start without its group', async () => {
    const { task, see, clock } = await loggingTask({}, { withGroup: false });
    await clock.advance(60_000);
    const stopped = await see(task);
    expect(stopped).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' });
    expect(stopped.stoppedReason).toMatch(
      /^ResourceInitializationError: failed to validate logger args: .* The specified log group does not exist\./,
    );
  });

  test('that logs to another region runs, and is not heard of here', async () => {
    const { task, see, clock, logs } = await loggingTask({ 'awslogs-region': 'us-east-1' });
    await clock.advance(30_000);
    expect((await see(task)).lastStatus).toBe('RUNNING');
    expect((await logs.send(new DescribeLogStreamsCommand({ logGroupName }))).logStreams).toEqual([]);
  });
});
