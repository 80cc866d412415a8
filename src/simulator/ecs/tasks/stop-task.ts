import type { StopTaskRequest, Task } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { invalidParameter, required } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { hostCluster } from './host-cluster.ts';
import { findTask } from './lookup.ts';
import { stop } from './stop.ts';

/** Asks a task to stop; for one that has stopped the answer leaves out its containers and attachments. */
export function stopTask(input: Wire<StopTaskRequest>, context: Context<EcsState>) {
  const cluster = hostCluster(context, input.cluster);
  const task = findTask(context, cluster, required('Task', input.task));
  if (!task) throw invalidParameter('The referenced task was not found.');
  const { reason = 'Task stopped by user' } = input;
  if (reason.length > 1024) throw invalidParameter('reason longer than 1024.');
  stop(context, task, { stopCode: 'UserInitiated', stoppedReason: reason });
  return structuredClone({
    task: { ...(task.view.lastStatus === 'STOPPED' ? emptied(task.view) : task.view), tags: [] },
  });
}

function emptied({ attributes, ...view }: Wire<Task>): Wire<Task> {
  const overrides = { ...view.overrides, containerOverrides: [] };
  return { ...view, attachments: [], containers: [], overrides };
}
