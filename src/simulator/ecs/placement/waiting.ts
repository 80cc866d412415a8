import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';

/** Has everybody try again who found no room for a task on a cluster's instances. */
export function wakeWaiting({ state }: Context<EcsState>, clusterName: string): void {
  for (const [waiting, tryAgain] of [...state.waitingForRoom]) {
    if (waiting.clusterName !== clusterName) continue;
    state.waitingForRoom.delete(waiting);
    tryAgain();
  }
}
