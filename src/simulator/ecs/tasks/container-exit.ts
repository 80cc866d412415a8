import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import type { Cancel } from '../../../lib/clock.ts';
import type { Context, Wire } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { containerOf, environmentValue, essential } from './container.ts';
import { stop } from './stop.ts';
import type { StoredTask } from './stored.ts';

const defaultLifeSeconds = 3;

/**
 * The exits of those containers that are told to leave: `EVENKEEL_SIM_EXIT=1` in a container's environment makes it exit
 * with code 1 three seconds after it has started, `EVENKEEL_SIM_EXIT_AFTER=60` sixty seconds after. An essential container
 * takes its task along. Real containers know nothing of these variables.
 */
export function plannedExits(
  context: Context<EcsState>,
  task: StoredTask,
  containers: readonly Wire<ContainerDefinition>[],
): Cancel[] {
  return containers.flatMap((definition) => {
    const exitCode = wholeNumber(environmentValue(task, definition, 'EVENKEEL_SIM_EXIT'));
    if (exitCode === undefined) return [];
    const seconds = wholeNumber(environmentValue(task, definition, 'EVENKEEL_SIM_EXIT_AFTER')) ?? defaultLifeSeconds;
    return [context.world.clock.schedule(seconds * 1000, () => exit(context, task, { definition, exitCode }))];
  });
}

function exit(
  context: Context<EcsState>,
  task: StoredTask,
  { definition, exitCode }: { definition: Wire<ContainerDefinition>; exitCode: number },
): void {
  Object.assign(containerOf(task, definition), { lastStatus: 'STOPPED', exitCode });
  task.view.version = (task.view.version ?? 0) + 1;
  if (!essential(definition)) return;
  stop(context, task, { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' });
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
