import type { ContainerInstance } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import { remainingResources } from './remaining.ts';
import { shownResources } from './resources.ts';
import type { StoredContainerInstance } from './stored.ts';

/** An instance as answers show it, with its tags. */
export function instanceView(instance: StoredContainerInstance): Wire<ContainerInstance> {
  const { view, registered, attributes } = instance;
  return structuredClone({
    ...view,
    registeredResources: shownResources(registered),
    remainingResources: shownResources(remainingResources(instance)),
    runningTasksCount: runningTasks(instance),
    pendingTasksCount: pendingTasks(instance),
    attributes: [...attributes].map(([name, value]) => (value === undefined ? { name } : { name, value })),
  });
}

/** How many tasks of an instance have started and are meant to run. */
export function runningTasks({ tasks }: StoredContainerInstance): number {
  return [...tasks].filter(({ view }) => view.desiredStatus === 'RUNNING' && !isPending(view.lastStatus)).length;
}

function pendingTasks({ tasks }: StoredContainerInstance): number {
  return [...tasks].filter(({ view }) => view.desiredStatus === 'RUNNING' && isPending(view.lastStatus)).length;
}

const pending: readonly (string | undefined)[] = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

function isPending(status: string | undefined): boolean {
  return pending.includes(status);
}
