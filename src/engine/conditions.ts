import { type Failure, failureClass } from '../model/failure.ts';
import type { Step } from '../model/plan.ts';
import type { Condition, Health } from '../model/status.ts';

/** When and for which revision of the source something was found. */
export interface Moment {
  /** ISO 8601. */
  readonly at: string;
  readonly revision: string;
}

/** What a pass found out about one resource. */
export interface Verdict {
  readonly isSynced: boolean;
  readonly failure: Failure | undefined;
  readonly health: Health;
  readonly step: Step;
}

type Fact = Pick<Condition, 'type' | 'status' | 'reason' | 'message'>;

/** The conditions that follow from a verdict. */
export function conditionsOf(verdict: Verdict, { at, revision }: Moment): Condition[] {
  const facts = [...lasting(verdict), ...passing(verdict)];
  return facts.map((fact) => ({ ...fact, lastTransitionTime: at, observedRevision: revision }));
}

function lasting(verdict: Verdict): Fact[] {
  const { isSynced, failure, health } = verdict;
  const isHealthy = health.status === 'Healthy';
  const reason = isSynced ? health.status : syncReason(verdict);
  return [
    { type: 'Synced', status: isSynced, reason: syncReason(verdict), message: failure?.message ?? '' },
    { type: 'Healthy', status: isHealthy, reason: health.status, message: health.message },
    { type: 'Ready', status: isSynced && isHealthy, reason, message: failure?.message ?? health.message },
  ];
}

/** Stalled: somebody has to act. Reconciling: time or evenkeel will do. */
function passing(verdict: Verdict): Fact[] {
  const { isSynced, failure, health } = verdict;
  if (failure && !['waiting', 'transient'].includes(failureClass(failure))) {
    return [{ type: 'Stalled', status: true, reason: failure.reason, message: failure.message }];
  }
  if (isSynced && health.status === 'Healthy') return [];
  return [
    { type: 'Reconciling', status: true, reason: syncReason(verdict), message: failure?.message ?? health.message },
  ];
}

function syncReason({ isSynced, failure, step }: Verdict): Condition['reason'] {
  if (failure) return failure.reason;
  if (step.change.op === 'none') return 'InSync';
  return isSynced ? 'Applied' : 'Planned';
}
