import { taskLimits } from './limits.ts';
import type { StoredDeployment, StoredService } from './stored.ts';

/**
 * How many tasks each deployment is to have while a new one runs beside what it replaces; `undefined` when nothing of that
 * kind is under way and tasks are replaced bit by bit.
 */
export function countsSideBySide(service: StoredService): ReadonlyMap<StoredDeployment, number> | undefined {
  const [current] = service.history;
  if (!current?.lifecycle || current.view.status !== 'IN_PROGRESS') return undefined;
  const { acts, position, blue } = current.lifecycle;
  const stages = acts.slice(0, position + 1).map(({ stage }) => stage);
  const { desired } = taskLimits(service);
  const counts = new Map([[current.target, stages.includes('SCALE_UP') ? desired : 0]]);
  return blue && !stages.includes('CLEAN_UP') ? counts.set(blue, desired) : counts;
}
