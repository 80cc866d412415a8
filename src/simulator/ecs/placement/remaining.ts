import { type Resources, without } from './resources.ts';
import type { StoredContainerInstance } from './stored.ts';

/** What an instance has left for further tasks; a task holds its share until it is STOPPED. */
export function remainingResources({ registered, tasks }: StoredContainerInstance): Resources {
  return without(
    registered,
    [...tasks].flatMap(({ host }) => host?.needs ?? []),
  );
}
