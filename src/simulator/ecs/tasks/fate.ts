import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import type { ContainerNames, Fate } from '../../fates.ts';
import type { Context, Wire } from '../../operation.ts';
import { environmentValue } from './container.ts';
import type { StoredTask } from './stored.ts';

/** A container's definition and what becomes of it. */
export interface Fated {
  readonly definition: Wire<ContainerDefinition>;
  readonly fate: Fate;
}

/** How long a container lives that exits and does not say when. */
export const defaultLifeMs = 3_000;

/**
 * Decides, once, what becomes of each container of a task: what the faults file says, and where that says nothing what the
 * container's environment says. `EVENKEEL_SIM_EXIT=1` makes it exit with code 1 three seconds after it has started,
 * `EVENKEEL_SIM_EXIT_AFTER=60` sixty seconds after; `EVENKEEL_SIM_HEALTH=UNHEALTHY` makes its health check fail. Real
 * containers know nothing of these variables.
 */
export function fatedContainers(
  context: Context<unknown>,
  task: StoredTask,
  definition: Wire<TaskDefinition>,
): Fated[] {
  const containers = definition.containerDefinitions ?? [];
  const { family = '' } = definition;
  const decided = context.world.fates.decide(containers.map((container) => namesOf(container, task, family)));
  return containers.map((container, index) => ({
    definition: container,
    fate: { ...fateOfEnvironment(task, container), ...decided[index] },
  }));
}

function namesOf({ name, image }: Wire<ContainerDefinition>, task: StoredTask, family: string): ContainerNames {
  return { image: image ?? '', container: name ?? '', family, service: task.owner?.serviceName ?? '' };
}

function fateOfEnvironment(task: StoredTask, container: Wire<ContainerDefinition>): Fate {
  const value = (variable: string) => environmentValue(task, container, variable);
  const code = wholeNumber(value('EVENKEEL_SIM_EXIT'));
  const lifeSeconds = wholeNumber(value('EVENKEEL_SIM_EXIT_AFTER'));
  const afterMs = lifeSeconds === undefined ? defaultLifeMs : lifeSeconds * 1000;
  return {
    ...(code === undefined ? {} : { exit: { code, afterMs } }),
    ...(value('EVENKEEL_SIM_HEALTH') === 'UNHEALTHY' ? { health: { status: 'UNHEALTHY' } } : {}),
  };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
