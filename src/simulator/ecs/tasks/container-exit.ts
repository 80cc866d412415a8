import type { Cancel } from '../../../lib/clock.ts';
import type { ContainerExit } from '../../fates.ts';
import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { containerOf, essential } from './container.ts';
import { writeLog } from './container-log.ts';
import type { Fated } from './fate.ts';
import { stop } from './stop.ts';
import type { StoredTask } from './stored.ts';

type Ecs = Context<EcsState>;

/** The exits of those containers whose fate it is; an essential container takes its task along. */
export function plannedExits(context: Ecs, task: StoredTask, containers: readonly Fated[]): Cancel[] {
  return containers.flatMap(({ definition, fate }) => {
    const planned = fate.exit;
    if (!planned) return [];
    return [context.world.clock.schedule(planned.afterMs, () => exit(context, task, { definition, ...planned }))];
  });
}

/** ECS itself never shows what a container wrote; on `reason` it helps whoever cannot read the log. */
function exit(
  context: Ecs,
  task: StoredTask,
  { definition, code, reason }: Pick<Fated, 'definition'> & ContainerExit,
): void {
  Object.assign(containerOf(task, definition), {
    lastStatus: 'STOPPED',
    exitCode: code,
    ...(reason === undefined ? {} : { reason }),
  });
  task.view.version = (task.view.version ?? 0) + 1;
  if (reason !== undefined) writeLog(context, task, { container: definition.name, text: reason });
  if (!essential(definition)) return;
  stop(context, task, { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' });
}
