import type { Context } from '../../operation.ts';
import { announce } from './announce.ts';
import { conclude } from './conclude.ts';
import { markFailed } from './mark-failed.ts';
import { rollBack } from './roll-back.ts';
import type { StoredService } from './stored.ts';

/** Why a deployment has failed, in the words of the places that say it. */
export interface Failure {
  /** Who has found out: the failed deployment says `ECS deployment CAUSE: SYMPTOM`. */
  readonly cause: string;
  /** A sentence that the event says too. */
  readonly symptom: string;
  /** The service deployment says `Service deployment rolled back because BECAUSE`, or `stopped`; ends with a full stop. */
  readonly because: string;
  /** Whether to go back to the deployment that was completed last, if there is one. */
  readonly rollback: boolean;
}

/** Fails the deployment in progress: back to what was completed last where that is wanted and possible, else just no further. */
export function failDeployment(context: Context<unknown>, service: StoredService, failure: Failure): void {
  const [primary] = service.deployments;
  const { cause, symptom, because } = failure;
  if (!primary) return;
  markFailed(service, `ECS deployment ${cause}: ${symptom}`);
  announce(context, service, `(deployment ${primary.id}) deployment failed: ${symptom}`);
  const [current] = service.history;
  if (current?.view.rollback) conclude(context, current, { status: 'ROLLBACK_FAILED' });
  else if (failure.rollback && service.lastCompleted)
    rollBack(context, service, { cause, reason: `Service deployment rolled back because ${because}` });
  else conclude(context, current, { status: 'STOPPED', statusReason: reasonToStop(failure) });
}

/** What a service deployment says that is to go back where there is nothing to go back to. */
export const noCandidate = 'No rollback candidate was found to run the rollback.';

function reasonToStop({ because, rollback }: Failure): string {
  const reason = `Service deployment stopped because ${because}`;
  return rollback ? `${reason} ${noCandidate}` : reason;
}
