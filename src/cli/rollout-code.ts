import { failureClass } from '../model/failure.ts';
import { exitCode, exitCodeOf } from './exit-code.ts';
import type { Standing } from './ledger.ts';
import { isWell } from './print/progress-line.ts';

/** How an apply ended. */
export interface RolloutEnd {
  readonly standings: readonly Standing[];
  /** Steps of the plan that were held from the start and need a person. */
  readonly heldCount: number;
  /** False when the command did not wait for health. */
  readonly waited: boolean;
  readonly elapsedMs: number;
}

/** True for a resource whose step was not taken. */
export function isUndone({ applied, state }: Standing): boolean {
  return !applied || state === 'left';
}

/** True for a resource that was changed but is not well, although the command waited for it. */
export function isUnwell({ standing, waited }: { standing: Standing; waited: boolean }): boolean {
  return standing.state === 'degraded' || (waited && standing.applied && !isWell(standing.state));
}

/** The exit code of an apply: unhealthy before partly done before done. */
export function rolloutCode({ standings, heldCount, waited }: RolloutEnd): number {
  const unwell = standings.filter((standing) => isUnwell({ standing, waited }));
  if (unwell.some(({ state }) => state === 'degraded')) return exitCode.unhealthy;
  const undone = standings.filter(isUndone);
  if (undone.length + heldCount === 0) return unwell.length > 0 ? exitCode.unhealthy : exitCode.ok;
  if (standings.some(({ applied }) => applied)) return exitCode.partly;
  return undoneCode(undone);
}

/** Nothing was done at all. */
function undoneCode(undone: readonly Standing[]): number {
  const failures = undone.flatMap(({ failure }) => failure ?? []);
  const denied = failures.find((failure) => failureClass(failure) === 'denied');
  if (denied) return exitCodeOf(denied);
  const isHeld = failures.length > 0 && failures.every((failure) => failureClass(failure) === 'held');
  if (isHeld) return exitCode.conflict;
  const isLate = failures.length > 0 && failures.every((failure) => failureClass(failure) === 'waiting');
  return isLate ? exitCode.unhealthy : exitCode.failed;
}
