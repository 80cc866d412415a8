import type { ServiceDeployment, ServiceEvent } from '@aws-sdk/client-ecs';
import type { Deployment, FailedTask } from '../../../../model/deployment.ts';

const unplaced = /unable to (?:place a task(?:\.| because)|stop or start tasks)/;

/** The first reason that tells an operator something: what tasks died of, then an alarm, then that there is no room, then what ECS says. */
export function firstReason(
  { reason, failedTasks }: Deployment,
  tasks: readonly FailedTask[],
  events: readonly ServiceEvent[] = [],
): string {
  const isAlarm = reason.startsWith('alarm ');
  const [latest] = isAlarm ? [] : tasks;
  if (latest) return `${counted(Math.max(failedTasks, 1))} failed: ${causeOf(latest)}`;
  return reason || (placementFailure(events) ?? '');
}

/** The alarms that ended a deployment; undefined when none did. */
export function alarmsText(deployment: ServiceDeployment | undefined): string | undefined {
  const { triggeredAlarmNames = [] } = deployment?.alarms ?? {};
  return triggeredAlarmNames.length > 0 ? `alarm ${triggeredAlarmNames.join(', ')}` : undefined;
}

/** Why ECS can start no task; undefined when it has lately started some. */
export function placementFailure(events: readonly ServiceEvent[] = []): string | undefined {
  const [newest] = events.filter(({ message = '' }) => unplaced.test(message) || message.includes('has started'));
  const message = newest?.message ?? '';
  return unplaced.test(message) ? withoutPreamble(message) : undefined;
}

/** Why a service deployment ended, without that it did: whoever quotes it has said so. */
export function withoutVerdict(reason: string): string {
  return reason.replace(/^Service deployment (?:rolled back|stopped) (?:because (?!of ))?/, '');
}

/** What a task died of: what its container left behind, or what AWS says of the task. */
export function causeOf({ containers, reason }: FailedTask): string {
  const container = containers.find((candidate) => candidate.exitCode !== undefined) ?? containers[0];
  if (!container) return reason;
  const said = container.reason ?? '';
  if (container.exitCode === undefined) return said || reason;
  return `${container.name} exit ${container.exitCode}${said ? `: ${said}` : ''}`;
}

function counted(tasks: number): string {
  return `${tasks} ${tasks === 1 ? 'task' : 'tasks'}`;
}

function withoutPreamble(message: string): string {
  return message
    .replace(/^\(service [^)]*\) was /, '')
    .replace(/ For more information, see the Troubleshooting section.*$/, '');
}
