import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import type { HostedTask } from './stored.ts';
import { wakeWaiting } from './waiting.ts';

/** Lets a new task have its share of the instance it was placed on; nothing for a task that is on none. */
export function moveIn(task: HostedTask): void {
  if (!task.host) return;
  const { tasks, view } = task.host.instance;
  tasks.add(task);
  view.version = (view.version ?? 0) + 1;
}

/** Gives back what a task had of its instance, for which services may wait. */
export function moveOut(context: Context<EcsState>, task: HostedTask): void {
  if (!task.host) return;
  const { tasks, view, clusterName } = task.host.instance;
  tasks.delete(task);
  view.version = (view.version ?? 0) + 1;
  wakeWaiting(context, clusterName);
}
