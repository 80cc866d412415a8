import { visible } from '../../lib/visible.ts';
import type { Deployment, DeploymentState, FailedTask } from '../../model/deployment.ts';
import type { ResourceId } from '../../model/resource.ts';
import type { Row } from './block.ts';
import { counted } from './words.ts';

const states: Readonly<Record<DeploymentState, string>> = {
  running: 'is still under way',
  paused: 'waits for somebody to let it go on',
  succeeded: 'succeeded',
  failed: 'failed',
  stopped: 'was stopped',
  rolledBack: 'rolled back',
};

/** What became of a deployment, which task tells why, and where to read on; rows of an error block. */
export function deploymentRows(id: ResourceId, deployment: Deployment): Row[] {
  const { target, state, stage, failedTasks, reason } = deployment;
  const [task] = deployment.tasks;
  const after = failedTasks > 0 ? ` after ${counted(failedTasks, 'failed task')}` : '';
  const at = stage && state !== 'succeeded' ? ` at ${visible(stage)}` : '';
  return [
    ['deployment', `${shortId(deployment.id)} (${visible(target)})  ${states[state]}${at}${after}`],
    ...(task ? [taskRow(task)] : reasonRows(reason)),
    ...(state === 'paused'
      ? [['answer', `evenkeel rollout continue ${visible(id)}, with --back to send it back`] as const]
      : []),
    ...(deployment.tasks.length > 0 ? [['logs', `evenkeel logs ${visible(id)} --stopped`] as const] : []),
  ];
}

/** `9a1f…  stopped 12:02:55Z  app exit 1  "Error: DB_PASSWORD is empty"` */
export function taskText({ id, stoppedAt, reason, containers }: FailedTask): string {
  const time = stoppedAt ? `stopped ${stoppedAt.slice(11, 19)}Z` : '';
  const exits = containers.map(({ name, exitCode, reason: said }) =>
    [visible(name), exitCode === undefined ? '' : `exit ${exitCode}`, said ? JSON.stringify(visible(said)) : '']
      .filter(Boolean)
      .join(' '),
  );
  return [`${id.slice(0, 4)}…`, time, ...(exits.length > 0 ? exits : [visible(reason)])].filter(Boolean).join('  ');
}

function taskRow(task: FailedTask): Row {
  return ['task', taskText(task)];
}

function reasonRows(reason: string): Row[] {
  return reason ? [['why', visible(reason)]] : [];
}

/** `ecs-svc/7315…`: enough to tell it from its siblings. */
export function shortId(id: string): string {
  const [path = '', last = id] = /^(.*\/)?([^/]*)$/.exec(id)?.slice(1) ?? [];
  return visible(last.length > 8 ? `${path}${last.slice(0, 4)}…` : id);
}
