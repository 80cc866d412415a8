import type { Context } from '../../operation.ts';
import { moveIn } from '../placement/host-task.ts';
import type { EcsState } from '../state.ts';
import { healthChecked } from './container.ts';
import type { LaunchOrder } from './launch-order.ts';
import { start } from './start.ts';
import type { StoredTask } from './stored.ts';
import { taskView } from './task-view.ts';

/** Starts a task: it exists at once, takes its share of its instance, and goes its way on the world's clock. */
export function launch(context: Context<EcsState>, order: LaunchOrder): StoredTask {
  const id = context.world.hex(32);
  const task: StoredTask = {
    id,
    clusterName: order.clusterName,
    view: taskView(context, id, order),
    owner: order.owner,
    host: order.host,
    healthChecked: order.definition.containerDefinitions?.some(healthChecked) ?? false,
    provenHealthy: false,
    streams: new Map(),
    timers: [],
  };
  context.state.tasks.set(id, task);
  moveIn(task);
  start(context, task, order.definition);
  return task;
}
