import type { StoredService } from '../deployments/stored.ts';
import { invalidParameter } from '../refusal.ts';

const goingBack: readonly (string | undefined)[] = ['ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'];

/** Refuses to change a service while its deployment is being rolled back; that AWS does is documented, its text is not known. */
export function refuseWhileRollingBack({ history: [current] }: StoredService): void {
  if (!goingBack.includes(current?.view.status)) return;
  throw invalidParameter(
    'The service cannot be updated while a deployment is being rolled back. Wait until the rollback has ended, or stop it, and try again.',
  );
}
