import type { Container, ECSClient, Service, Task } from '@aws-sdk/client-ecs';
import { absentAsUndefined } from '../../../../aws/absent.ts';
import type { Sender } from '../../../../aws/clients.ts';
import type { Deployment, FailedTask } from '../../../../model/deployment.ts';
import { lastSegment } from '../spec.ts';
import { tasksOf } from './tasks.ts';

const mostShown = 5;

/** True for a deployment whose tasks may tell why it does not get on. */
export function isInTrouble({ state, failedTasks }: Deployment): boolean {
  return (
    state === 'failed' || state === 'rolledBack' || ((state === 'running' || state === 'paused') && failedTasks > 0)
  );
}

/**
 * The tasks of a deployment that ended by themselves or because of their health, the latest first; AWS keeps them for an hour.
 * None where evenkeel may not look at tasks. Throws FailureError.
 */
export async function failedTasksOf(
  ecs: Sender<ECSClient>,
  { service, deploymentId }: { service: Pick<Service, 'clusterArn'>; deploymentId: string },
): Promise<readonly FailedTask[]> {
  const owner = { cluster: service.clusterArn, startedBy: deploymentId };
  const tasks = await absentAsUndefined(tasksOf(ecs, owner, ['STOPPED']), 'AccessDeniedException');
  return (tasks ?? [])
    .filter(hasFailed)
    .sort((left, right) => endOf(right) - endOf(left))
    .slice(0, mostShown)
    .map(failedTask);
}

/** The scheduler also stops tasks because they are too many. */
function hasFailed({ stopCode, stoppedReason = '' }: Task): boolean {
  return stopCode !== 'UserInitiated' && !stoppedReason.startsWith('Scaling activity');
}

function endOf({ stoppedAt, stoppingAt }: Task): number {
  return (stoppedAt ?? stoppingAt)?.getTime() ?? 0;
}

function failedTask(task: Task): FailedTask {
  const { taskArn = '', stoppedReason = '', containers = [] } = task;
  const end = endOf(task);
  return {
    id: lastSegment(taskArn),
    ...(end > 0 ? { stoppedAt: new Date(end).toISOString() } : {}),
    reason: stoppedReason,
    containers: containers.filter(isTelling).map(failedContainer),
  };
}

/** 143 is how a container ends that is told to. */
function isTelling({ exitCode = 0, reason }: Container): boolean {
  return reason !== undefined || (exitCode !== 0 && exitCode !== 143);
}

function failedContainer({ name = '', exitCode, reason }: Container) {
  return { name, ...(exitCode === undefined ? {} : { exitCode }), ...(reason ? { reason } : {}) };
}
