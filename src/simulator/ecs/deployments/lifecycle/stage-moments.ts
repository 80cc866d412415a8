import { milliseconds } from '../../tasks/timing.ts';
import type { StoredService } from '../stored.ts';
import { longestWaitMs } from './advance.ts';
import { isOpen } from './hooks.ts';
import { isMidway } from './is-midway.ts';

/** Epoch milliseconds at which the lifecycle of the deployment in progress may go on. */
export function stageMoments({ history: [current] }: StoredService): number[] {
  if (!current?.lifecycle || !isMidway(current)) return [];
  const { until, since, hooks } = current.lifecycle;
  const calls = hooks.filter(isOpen).flatMap(({ callAt, view }) => [callAt, milliseconds(view.expiresAt)]);
  return [until, since + longestWaitMs, ...calls];
}
