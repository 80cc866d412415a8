import type { ContainerInstance } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import { remainingResources } from '../placement/remaining.ts';
import { shownResources } from '../placement/resources.ts';
import type { StoredContainerInstance } from '../placement/stored.ts';
import { countHosted } from '../placement/task-counts.ts';

/** An instance as answers show it, with its tags. */
export function instanceView(instance: StoredContainerInstance): Wire<ContainerInstance> {
  const { view, registered, attributes } = instance;
  const { running, pending } = countHosted(instance);
  return structuredClone({
    ...view,
    registeredResources: shownResources(registered),
    remainingResources: shownResources(remainingResources(instance)),
    runningTasksCount: running,
    pendingTasksCount: pending,
    attributes: [...attributes].map(([name, value]) => (value === undefined ? { name } : { name, value })),
  });
}
