import { shiftTraffic } from './lifecycle/shift-traffic.ts';
import type { StoredService } from './stored.ts';

/** Marks the deployment in progress as failed; whatever had the traffic before has it all again. */
export function markFailed({ deployments: [primary], history: [current] }: StoredService, reason: string): void {
  if (primary) Object.assign(primary, { rolloutState: 'FAILED', rolloutStateReason: reason });
  if (current?.lifecycle?.blue) shiftTraffic(current.lifecycle, { production: 0, test: 0 });
}
