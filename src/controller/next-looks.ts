import type { Report } from '../engine/report.ts';
import { type Failure, failureClass } from '../model/failure.ts';
import { type Step, stepsById } from '../model/plan.ts';
import type { ResourceId } from '../model/resource.ts';
import type { ResourceStatus } from '../model/status.ts';
import type { Agenda, Task } from './agenda.ts';
import type { Board } from './board.ts';
import type { Drifts } from './drifts.ts';
import type { Retries } from './retries.ts';

/** A resource that is on its way is looked at often at first, and less often the longer it takes. */
const soonestMs = 5000;
const latestMs = 60_000;
/** Looking at everything may cost at most one call in two seconds on average, however many resources there are. */
const idleMsPerCall = 2000;

/** What a pass found, and where to put down what follows from it. */
export interface Aftermath {
  readonly report: Report;
  readonly task: Task;
  /** AWS calls that the pass took. */
  readonly calls: number;
  /** It was told to make way, so it may have missed something. */
  readonly wasInterrupted: boolean;
  readonly agenda: Agenda;
  readonly retries: Retries;
  readonly drifts: Drifts;
  readonly board: Board;
  readonly nowMs: number;
  readonly intervalMs: number;
}

/** Decides when to look again: soon at what is moving, later at what failed, in the end at everything. */
export function planNextLooks(aftermath: Aftermath): void {
  const { report, task, calls, agenda, intervalMs, wasInterrupted } = aftermath;
  const steps = stepsById(report.plan);
  if (!task.scope) agenda.full(wasInterrupted ? 0 : Math.max(intervalMs, calls * idleMsPerCall));
  for (const status of report.resources) planNextLook(status, steps.get(status.id), aftermath);
}

function planNextLook(status: ResourceStatus, step: Step | undefined, aftermath: Aftermath): void {
  const { report, agenda, retries } = aftermath;
  const { id } = status;
  const outcome = report.outcomes.get(id);
  const failure = outcome?.failure ?? step?.change.held;
  if (outcome?.result === 'failed' && outcome.failure && outcome.failure.reason !== 'Interrupted')
    retries.failed(id, outcome.failure);
  if (status.sync === 'Synced' && !failure) retries.forget(id);
  const delayMs = delayOf(status, failure, aftermath);
  if (delayMs !== undefined) agenda.look(id, delayMs);
}

function delayOf(status: ResourceStatus, failure: Failure | undefined, aftermath: Aftermath): number | undefined {
  const { id, health } = status;
  if (failure?.reason === 'Interrupted') return 0;
  const retryMs = aftermath.retries.remainingMs(id) ?? contestedMs(id, failure, aftermath.drifts);
  const until = failure?.until ?? health.until;
  const endsInMs = until === undefined ? undefined : Date.parse(until) - aftermath.nowMs;
  const isMoving = failure ? ['waiting', 'transient'].includes(failureClass(failure)) : health.status === 'Progressing';
  return retryMs ?? endsInMs ?? (isMoving ? progressMs(status, aftermath) : undefined);
}

function contestedMs(id: ResourceId, failure: Failure | undefined, drifts: Drifts): number | undefined {
  return failure?.reason === 'DriftContested' ? drifts.remainingMs(id) : undefined;
}

function progressMs({ id }: ResourceStatus, { board, nowMs }: Aftermath): number {
  const since = board.entry(id)?.status.conditions.find(({ type }) => type === 'Ready')?.lastTransitionTime;
  const ageMs = since === undefined ? 0 : nowMs - Date.parse(since);
  return Math.min(latestMs, Math.max(soonestMs, Math.round(ageMs / 5)));
}
