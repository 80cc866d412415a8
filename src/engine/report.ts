import type { Outcome } from '../model/outcome.ts';
import type { Recollection } from '../model/pass.ts';
import { isActive, type Plan, type Step } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { ResourceId } from '../model/resource.ts';
import type { Health, ResourceStatus } from '../model/status.ts';
import { suspensionAt, suspensionText } from '../model/suspension.ts';
import { conditionsOf, type Moment } from './conditions.ts';

/** What a pass found and did. */
export interface Report {
  readonly plan: Plan;
  readonly outcomes: ReadonlyMap<ResourceId, Outcome>;
  readonly resources: readonly ResourceStatus[];
  readonly problems: readonly Problem[];
  readonly revision: string;
  /** What AWS showed, also of what the plan only refers to; absent for a plan that is applied later. */
  readonly seen?: Recollection;
  /** ISO 8601. */
  readonly at: string;
}

/** Says of every resource in the plan whether it is as Git says and how it is doing. */
export function report(plan: Plan, outcomes: readonly Outcome[], nowMs: number): Report {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const moment = { nowMs, at: new Date(nowMs).toISOString(), revision: plan.revision };
  const resources = plan.steps.map((step) => statusOf(step, byId.get(step.change.id), moment));
  return { plan, outcomes: byId, resources, problems: plan.problems, revision: plan.revision, at: moment.at };
}

function statusOf(step: Step, outcome: Outcome | undefined, moment: Moment & { nowMs: number }): ResourceStatus {
  const { change } = step;
  const failure = outcome?.failure ?? change.held ?? change.withheld?.failure;
  const health = suspendedHealth(step, moment.nowMs) ?? healthOf(step, outcome);
  const isDone =
    change.op === 'none' || outcome?.result === 'applied' || (isActive(step) && outcome?.result === 'unchanged');
  const isSynced = isDone && failure === undefined;
  const sync = isSynced
    ? 'Synced'
    : failure && change.op === 'none' && failure.reason !== 'OwnedByOther'
      ? 'Unknown'
      : 'OutOfSync';
  return {
    id: change.id,
    sync,
    health,
    conditions: conditionsOf({ isSynced, failure, health, step }, moment),
    ...(change.origin ? { origin: change.origin } : {}),
  };
}

function suspendedHealth({ change, observed, policy }: Step, nowMs: number): Health | undefined {
  if (policy.suspend) return { status: 'Suspended', message: 'policy.suspend is set' };
  const own = observed && suspensionAt(observed.tags, nowMs);
  if (own) return suspendedUntil(own.until, suspensionText(own));
  const isHeld = !observed && change.held?.reason === 'Suspended';
  return isHeld ? suspendedUntil(change.held.until, change.held.message) : undefined;
}

function suspendedUntil(until: string | undefined, message: string): Health {
  return { status: 'Suspended', message, ...(until === undefined ? {} : { until }) };
}

function healthOf({ change, kind, observed, own }: Step, outcome: Outcome | undefined): Health {
  if (change.op === 'none' && change.held && !observed) return { status: 'Unknown', message: change.held.message };
  if (outcome?.result === 'applied') return { status: 'Progressing', message: 'just applied' };
  if (!observed) return { status: 'Missing', message: 'it does not exist on AWS' };
  return kind.health(observed, own);
}
