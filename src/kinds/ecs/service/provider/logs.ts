import {
  type Container,
  DescribeTaskDefinitionCommand,
  ECSClient,
  type Task,
  type TaskDefinition,
} from '@aws-sdk/client-ecs';
import { awslogsOf, sortedOut } from '../../../../aws/awslogs.ts';
import type { Clients } from '../../../../aws/clients.ts';
import { logLines } from '../../../../aws/log-lines.ts';
import type { ContainerEnd, LogWriter, SilentContainer, StoppedTask } from '../../../../model/log.ts';
import type { LogReader } from '../../../../model/provider.ts';
import { lastSegment } from '../spec.ts';
import { tasksOf } from './tasks.ts';

/** Reads what the tasks of services write to CloudWatch Logs. Throws FailureError. */
export function serviceLogs(clients: Clients): LogReader {
  const ecs = clients.sender('ecs', ECSClient);
  /** A revision never changes. */
  const revisions = new Map<string, Promise<TaskDefinition>>();
  return {
    async writers({ attributes, facts }, { stopped }) {
      const statuses = stopped ? (['RUNNING', 'STOPPED'] as const) : (['RUNNING'] as const);
      const owner = { cluster: String(facts.cluster), serviceName: attributes.name ?? '' };
      const tasks = await tasksOf(ecs, owner, statuses);
      const found = await Promise.all(tasks.map(writersOf));
      return { ...sortedOut(found.flat()), stopped: tasks.filter(isStopped).map(stoppedTask).sort(byTime) };
    },
    lines: (writers, sinceMs) => logLines(clients, writers, sinceMs),
  };

  async function writersOf(task: Task): Promise<(LogWriter | SilentContainer)[]> {
    const { containerDefinitions = [] } = await revisionOf(task.taskDefinitionArn ?? '');
    return containerDefinitions.map((definition) => {
      const { runtimeId } = task.containers?.find(({ name }) => name === definition.name) ?? {};
      return awslogsOf(definition, { task: idOf(task), runtimeId });
    });
  }

  function revisionOf(arn: string): Promise<TaskDefinition> {
    const known = revisions.get(arn) ?? readRevision(arn);
    revisions.set(arn, known);
    return known;
  }

  async function readRevision(taskDefinition: string): Promise<TaskDefinition> {
    const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
    return answer.taskDefinition ?? {};
  }
}

function isStopped({ desiredStatus }: Task): boolean {
  return desiredStatus === 'STOPPED';
}

function stoppedTask(task: Task): StoppedTask {
  const { stoppedAt, stoppedReason = '', containers = [] } = task;
  return {
    id: idOf(task),
    reason: stoppedReason,
    ends: containers.map(endOf),
    ...(stoppedAt ? { atMs: stoppedAt.getTime() } : {}),
  };
}

function endOf({ name = '', exitCode, reason = '' }: Container): ContainerEnd {
  return { container: name, reason, ...(exitCode === undefined ? {} : { exitCode }) };
}

function byTime(left: StoppedTask, right: StoppedTask): number {
  return (left.atMs ?? Number.MAX_VALUE) - (right.atMs ?? Number.MAX_VALUE);
}

function idOf({ taskArn = '' }: Task): string {
  return lastSegment(taskArn);
}
