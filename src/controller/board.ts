import type { Report } from '../engine/report.ts';
import type { Event, Listener } from '../model/event.ts';
import { type Failure, failureTable } from '../model/failure.ts';
import { isActive, type Plan, type Step } from '../model/plan.ts';
import { planHash } from '../model/plan-hash.ts';
import type { Problem } from '../model/problem.ts';
import { publicChange } from '../model/public-change.ts';
import type { ResourceId } from '../model/resource.ts';
import type { Condition, ResourceStatus } from '../model/status.ts';
import type { DriftCount, Drifts } from './drifts.ts';

/** One resource as it was last seen. */
export interface Entry {
  readonly status: ResourceStatus;
  readonly step: Step;
  /** How often it was put back to what Git says. */
  readonly drift?: DriftCount;
}

/** An event with its time and number. */
export interface Noted {
  readonly number: number;
  /** ISO 8601. */
  readonly at: string;
  readonly event: Event;
}

const mostEvents = 1000;
const nothingDrifts = { countOf: () => undefined, settled: new Map<ResourceId, string>() };

/** What the controller knows and shows: fed by passes, read by the API. It forgets nothing that AWS or the source would not tell again. */
export class Board {
  readonly #now: () => number;
  readonly #drifts: Pick<Drifts, 'countOf' | 'settled'>;
  readonly #entries = new Map<ResourceId, Entry>();
  readonly #events: Noted[] = [];
  #eventCount = 0;
  #lastPlan: Plan | undefined;
  #lastPassAt: string | undefined;
  #notReady: string | undefined = 'The first pass has not finished. Wait.';

  constructor(now: () => number, drifts: Pick<Drifts, 'countOf' | 'settled'> = nothingDrifts) {
    this.#now = now;
    this.#drifts = drifts;
  }

  /** Tells which plan is carried out, by the hash that its reviewers have seen; one that only puts drift back has none. */
  tellPlan({ steps, revision }: Plan, emit: Listener): void {
    const own = steps.filter((step) => isActive(step) && !step.change.isDrift);
    if (own.length > 0) emit({ type: 'PlanMade', revision, hash: planHash(steps), changes: own.length });
  }

  /** Tells of each drift once for each time that it is found, however long it then stays. */
  tellDrifts({ steps }: Plan, emit: Listener): void {
    for (const { change } of steps.filter((step) => step.change.isDrift)) {
      const before = this.#entries.get(change.id);
      const isKnown = before?.step.change.isDrift && before.status.sync !== 'Synced';
      const count = this.#drifts.countOf(change.id)?.count ?? 0;
      if (!isKnown) emit({ type: 'DriftFound', id: change.id, count, fields: publicChange({ change }).fields });
    }
  }

  /** Takes what a pass found; a full pass also forgets what it no longer saw. Tells the listener what changed. */
  record(report: Report, isFull: boolean, emit: Listener): void {
    const seen = new Map(report.plan.steps.map((step) => [step.change.id, step]));
    if (isFull) for (const id of this.#entries.keys()) if (!seen.has(id)) this.#entries.delete(id);
    const known = new Set(this.#lastPlan?.problems.map(identity));
    for (const problem of report.problems) if (!known.has(identity(problem))) emit({ type: 'ProblemFound', problem });
    for (const status of report.resources) this.#update(status, seen.get(status.id), emit);
    this.#lastPlan = report.plan;
    this.#lastPassAt = report.at;
    this.#judge(blindness(report.plan));
  }

  /** Notes that a pass could not be made at all. */
  fail(failure: Failure): void {
    this.#judge(failure);
  }

  /** Keeps an event for the event list; passes that changed nothing are not worth keeping. */
  note(event: Event): void {
    if (event.type === 'PassStarted' || (event.type === 'PassFinished' && event.changes === 0)) return;
    this.#eventCount += 1;
    this.#events.push({ number: this.#eventCount, at: new Date(this.#now()).toISOString(), event });
    if (this.#events.length > mostEvents) this.#events.shift();
  }

  /** Every resource, sorted by id. */
  get entries(): readonly Entry[] {
    return [...this.#entries.values()].sort((left, right) => (left.status.id < right.status.id ? -1 : 1));
  }

  entry(id: ResourceId): Entry | undefined {
    return this.#entries.get(id);
  }

  /** The newest events, oldest first. */
  get events(): readonly Noted[] {
    return this.#events;
  }

  get problems(): readonly Problem[] {
    return this.#lastPlan?.problems ?? [];
  }

  get lastPlan(): Plan | undefined {
    return this.#lastPlan;
  }

  get lastPassAt(): string | undefined {
    return this.#lastPassAt;
  }

  /** The fingerprints of what was as Git says. */
  get settled(): ReadonlyMap<ResourceId, string> {
    return this.#drifts.settled;
  }

  /** Why the controller is not ready, in one sentence with the remedy; undefined when it is. */
  get notReady(): string | undefined {
    return this.#notReady;
  }

  /** A pass that made way for another says nothing about AWS. */
  #judge(failure: Failure | undefined): void {
    if (failure?.reason === 'Interrupted') return;
    this.#notReady = failure && sentenceOf(failure);
  }

  #update(status: ResourceStatus, step: Step | undefined, emit: Listener): void {
    const before = this.#entries.get(status.id);
    if (!step || (before && learntNothing(step))) return;
    const conditions = status.conditions.map((condition) => sinceWhen(condition, before?.status.conditions ?? []));
    const drift = this.#drifts.countOf(status.id);
    this.#entries.set(status.id, { status: { ...status, conditions }, step, ...(drift ? { drift } : {}) });
    if (before && before.status.health.status !== status.health.status)
      emit({ type: 'HealthChanged', id: status.id, health: status.health });
    const { held, op, id } = step.change;
    if (held && held.reason !== before?.step.change.held?.reason) emit({ type: 'StepHeld', id, op, failure: held });
  }
}

/** Why a pass saw nothing at all of what it looked at. */
function blindness({ steps }: Plan): Failure | undefined {
  const failures = steps.flatMap(({ change, observed }) => (change.op === 'none' && !observed && change.held) || []);
  return failures.length === steps.length ? failures[0] : undefined;
}

function sentenceOf({ reason, message }: Failure): string {
  return `${failureTable[reason].sentence}: ${message}. ${failureTable[reason].remedy}`;
}

/** The look at it was given up for something more urgent: what is known of it still holds. */
function learntNothing({ change, observed }: Step): boolean {
  return change.op === 'none' && !observed && change.held?.reason === 'Interrupted';
}

/** A condition that did not change keeps the time at which it last did. */
function sinceWhen(condition: Condition, before: readonly Condition[]): Condition {
  const same = before.find(({ type, status }) => type === condition.type && status === condition.status);
  return same ? { ...condition, lastTransitionTime: same.lastTransitionTime } : condition;
}

function identity({ reason, message, origin }: Problem): string {
  return `${reason} ${message} ${origin?.file}:${origin?.line}`;
}
