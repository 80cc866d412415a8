import type { Task } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { moveOut } from '../placement/host-task.ts';
import type { EcsState } from '../state.ts';
import { writeLog } from './container-log.ts';
import { play, type Step } from './step.ts';
import type { StoredTask } from './stored.ts';

type Ecs = Context<EcsState>;

/** Why a task stops. */
export type StopCause = Required<Pick<Wire<Task>, 'stopCode' | 'stoppedReason'>>;

/** What a process that does not catch SIGTERM exits with. */
const terminated = 143;
const keptForMs = 3_600_000;

/**
 * Asks a task to stop: it is STOPPED some 25 seconds later when its containers ran and 9 to 17 seconds later when they did
 * not, and is forgotten an hour after that. A task that is stopping already keeps its first reason.
 */
export function stop(context: Ecs, task: StoredTask, cause: StopCause): void {
  const { view } = task;
  if (view.desiredStatus === 'STOPPED') return;
  for (const cancel of task.timers.splice(0)) cancel();
  const started = view.lastStatus === 'RUNNING' || view.lastStatus === 'ACTIVATING';
  Object.assign(view, cause, { desiredStatus: 'STOPPED', stoppingAt: context.world.nowSeconds });
  view.version = (view.version ?? 0) + 1;
  if (started) view.lastStatus = 'DEACTIVATING';
  task.owner?.onChange(task);
  play({ context, task, during: 'STOPPED' }, started ? stopping(context, task) : abandoning(context, task));
}

function stopping(context: Ecs, task: StoredTask): Step[] {
  return [
    { after: [500, 1_000], run: () => terminate(context, task) },
    { after: [1_000, 2_000], run: () => exitAll(context, task) },
    { after: [19_000, 23_000], run: () => finish(context, task) },
  ];
}

function abandoning(context: Ecs, task: StoredTask): Step[] {
  return [
    { after: [1_000, 3_000], run: () => show(task, 'DEPROVISIONING') },
    { after: [8_000, 14_000], run: () => finish(context, task) },
  ];
}

function show(task: StoredTask, status: string): void {
  task.view.lastStatus = status;
}

/** Containers that still run hear of it. */
function terminate(context: Ecs, task: StoredTask): void {
  show(task, 'STOPPING');
  for (const { name, lastStatus } of task.view.containers ?? []) {
    if (lastStatus === 'RUNNING') writeLog(context, task, { container: name, text: 'received SIGTERM' });
  }
}

function exitAll(context: Ecs, task: StoredTask): void {
  show(task, 'DEPROVISIONING');
  task.view.executionStoppedAt = context.world.nowSeconds;
  for (const container of task.view.containers ?? []) {
    container.lastStatus = 'STOPPED';
    container.exitCode ??= terminated;
  }
}

function finish(context: Ecs, task: StoredTask): void {
  const { view } = task;
  show(task, 'STOPPED');
  view.stoppedAt = context.world.nowSeconds;
  for (const container of view.containers ?? []) container.lastStatus = 'STOPPED';
  for (const attachment of view.attachments ?? []) attachment.status = 'DELETED';
  moveOut(context, task);
  context.world.clock.schedule(keptForMs, () => context.state.tasks.delete(task.id));
  task.owner?.onChange(task);
}
