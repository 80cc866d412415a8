import type { Deployment } from '../model/deployment.ts';
import { type Failure, failureClass } from '../model/failure.ts';
import type { Outcome } from '../model/outcome.ts';
import { isActive, type Step } from '../model/plan.ts';
import type { ResourceId } from '../model/resource.ts';
import type { ResourceStatus } from '../model/status.ts';
import { isFinal, type Progress, type ProgressLine, type ProgressState } from './print/progress-line.ts';
import type { Report } from './shell.ts';

/** Where a resource of the plan ended. */
export interface Standing extends ProgressLine {
  /** Its step was taken, now or in an earlier attempt of this command. */
  readonly applied: boolean;
  readonly failure?: Failure;
  /** The deployment of what was applied. */
  readonly deployment?: Deployment;
  /** It depends on this one, which is not going to be applied. */
  readonly blockedBy?: ResourceId;
}

/** True for a failure that time may mend while a command waits; a sync window may open in days. */
export function isWaiting(failure: Failure | undefined): boolean {
  if (failure === undefined || failure.reason === 'OutsideWindow') return false;
  return ['waiting', 'transient'].includes(failureClass(failure));
}

/** Keeps where each resource stands and shows every change of it. */
export class Ledger {
  readonly standings = new Map<ResourceId, Standing>();
  readonly #progress: Progress;
  readonly #pruned = new Set<ResourceId>();
  /** Deployments of before: what became of them says nothing about what is applied now. */
  readonly #former = new Map<ResourceId, string>();

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  get isOpen(): boolean {
    return [...this.standings.values()].some(({ state }) => !isFinal(state));
  }

  isFinal(id: ResourceId): boolean {
    const standing = this.standings.get(id);
    return standing === undefined || isFinal(standing.state);
  }

  begin({ change: { id, held, op }, own }: Step): void {
    if (op === 'prune') this.#pruned.add(id);
    if (own?.state === 'rolledBack') this.#former.set(id, own.id);
    this.#put({ id, state: 'waiting', detail: held?.message ?? '', applied: false });
  }

  takeOutcomes({ outcomes, plan }: Report): void {
    const open = plan.steps.filter((step) => isActive(step) && !this.isFinal(step.change.id));
    const fresh = open.flatMap(({ change }) => outcomes.get(change.id) ?? []);
    // What has failed for good has to be known before what it stops.
    for (const outcome of fresh.filter(({ blockedBy }) => !blockedBy)) this.#end(outcome);
    for (const outcome of fresh.filter(({ blockedBy }) => blockedBy)) this.#end(outcome);
  }

  takeLook({ plan, resources }: Report, tried: ReadonlySet<ResourceId>): void {
    const statuses = new Map(resources.map((status) => [status.id, status]));
    const steps = new Map(plan.steps.map((step) => [step.change.id, step]));
    for (const id of this.standings.keys()) {
      if (this.isFinal(id) || tried.has(id)) continue;
      this.#take(id, steps.get(id), statuses.get(id));
    }
  }

  noteDelay(failure: Failure): void {
    for (const standing of this.standings.values()) {
      if (!isFinal(standing.state)) this.#put({ ...standing, detail: failure.message });
    }
  }

  #end({ id, failure, blockedBy }: Outcome): void {
    if (blockedBy && this.#isHopeless(blockedBy))
      this.#put({ id, state: 'left', detail: `${blockedBy} was not applied`, applied: false, blockedBy });
    else if (failure) this.#fail(id, failure);
    else this.#put({ id, state: 'progressing', detail: '', applied: true });
  }

  /** What was held from the start has no standing. */
  #isHopeless(id: ResourceId): boolean {
    const standing = this.standings.get(id);
    return standing === undefined || (isFinal(standing.state) && !standing.applied);
  }

  #take(id: ResourceId, step: Step | undefined, status: ResourceStatus | undefined): void {
    const applied = this.standings.get(id)?.applied ?? false;
    if (!step || !status) this.#vanish(id, applied);
    else if (applied && step.own && this.#former.get(id) === step.own.id)
      this.#put({ id, state: 'progressing', detail: 'AWS does not show the new deployment yet', applied });
    else if (step.change.held) this.#fail(id, step.change.held, step);
    else if (step.change.op !== 'none')
      this.#put({ id, state: 'left', detail: 'its manifest changed meanwhile', applied });
    else this.#put({ id, ...byHealth(step, status), ...deploymentOf(step), applied: true });
  }

  #vanish(id: ResourceId, applied: boolean): void {
    if (this.#pruned.has(id)) this.#put({ id, state: 'deleted', detail: '', applied: true });
    else this.#put({ id, state: 'left', detail: 'its manifest is gone or has errors now', applied });
  }

  #fail(id: ResourceId, failure: Failure, step?: Step): void {
    const { applied = false } = this.standings.get(id) ?? {};
    // ECS has done what it was asked for, and then undone it.
    const isUndone = failure.reason === 'RolledBack' && applied;
    const state = isUndone ? 'degraded' : stateOf(failure);
    this.#put({ id, state, detail: failure.message, applied, failure, ...(step ? deploymentOf(step) : {}) });
  }

  #put(standing: Standing): void {
    this.standings.set(standing.id, standing);
    const { id, state, detail } = standing;
    this.#progress.show({ id, state, detail });
  }
}

function deploymentOf({ own }: Step): Pick<Standing, 'deployment'> {
  return own ? { deployment: own } : {};
}

function stateOf(failure: Failure): ProgressState {
  if (isWaiting(failure)) return 'waiting';
  return ['held', 'waiting'].includes(failureClass(failure)) ? 'held' : 'failed';
}

function byHealth({ observed }: Step, { health }: ResourceStatus): Pick<Standing, 'state' | 'detail'> {
  if (observed?.leaving) return { state: 'deleted', detail: 'AWS is still cleaning up' };
  if (health.status === 'Healthy') return { state: 'healthy', detail: '' };
  if (health.status === 'Suspended') return { state: 'suspended', detail: '' };
  if (health.status === 'Degraded') return { state: 'degraded', detail: health.message };
  return { state: 'progressing', detail: health.message };
}
