import { type Failure, failureClass } from '../model/failure.ts';
import type { Sight } from './looking.ts';
import type { ProgressState } from './print/progress-line.ts';

/** What `wait` can wait for, with the state that a resource then is in and the words for it. */
export const conditions = {
  sync: { state: 'synced', words: 'in sync' },
  health: { state: 'healthy', words: 'healthy' },
  ready: { state: 'ready', words: 'ready' },
  delete: { state: 'deleted', words: 'deleted' },
} as const;

/** The name of something to wait for. */
export type ConditionName = keyof typeof conditions;

/** How far a resource is from a condition. */
export interface Verdict {
  /** One in which a resource ends when only a person can change anything. */
  readonly state: ProgressState;
  /** What is still missing; empty when nothing is. */
  readonly detail: string;
  readonly failure?: Failure;
}

/** Says how far a resource is; absent is one that neither the manifests nor AWS have. */
export function judge(name: ConditionName, sight: Sight | undefined): Verdict {
  if (name === 'delete') return sight ? leaving(sight) : met('delete');
  if (!sight?.step.manifest) return { state: 'left', detail: 'its manifest is gone or has errors now' };
  const missing = shortfalls[name](sight);
  return missing ?? met(name);
}

const shortfalls = {
  sync: notSynced,
  health: notHealthy,
  ready: (sight: Sight) => hopelessFirst(notHealthy(sight), notSynced(sight)),
};

function met(name: ConditionName): Verdict {
  return { state: conditions[name].state, detail: '' };
}

function leaving({ step, status }: Sight): Verdict {
  const { manifest, change } = step;
  if (manifest) return { state: 'left', detail: 'a manifest describes it again' };
  if (step.observed?.leaving) return { state: 'progressing', detail: status.health.message };
  return heldVerdict(change.held) ?? { state: 'waiting', detail: 'nobody has deleted it yet' };
}

function notSynced({ status, step }: Sight): Verdict | undefined {
  if (status.sync === 'Synced') return undefined;
  const { held, op } = step.change;
  return heldVerdict(held) ?? { state: 'waiting', detail: `nobody has applied it yet (${op})` };
}

function notHealthy({ status, step }: Sight): Verdict | undefined {
  const { health } = status;
  if (health.status === 'Healthy') return undefined;
  if (health.status === 'Degraded') return { state: 'degraded', detail: health.message };
  if (health.status === 'Suspended') return { state: 'held', detail: health.message };
  if (health.status === 'Progressing') return { state: 'progressing', detail: health.message };
  return heldVerdict(step.change.held) ?? { state: 'waiting', detail: health.message };
}

/** How far a resource is that a failure holds up; undefined without one. */
export function heldVerdict(failure: Failure | undefined): Verdict | undefined {
  if (!failure) return undefined;
  const by = failureClass(failure);
  const state = by === 'waiting' || by === 'transient' ? 'waiting' : by === 'held' ? 'held' : 'failed';
  return { state, detail: failure.message, failure };
}

/** What needs a person outweighs what needs time. */
function hopelessFirst(health: Verdict | undefined, sync: Verdict | undefined): Verdict | undefined {
  const isHopeless = (verdict: Verdict | undefined) => verdict && !['waiting', 'progressing'].includes(verdict.state);
  return isHopeless(sync) && !isHopeless(health) ? sync : (health ?? sync);
}
