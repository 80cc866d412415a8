import type { Failure } from '../model/failure.ts';
import type { PassPolicy } from '../model/pass.ts';
import type { Plan, Step } from '../model/plan.ts';
import { isInForce, longestOf, type Suspension, suspensionAt, suspensionText } from '../model/suspension.ts';
import { windowRule } from './sync-windows.ts';

/** What has no mark of its own yet, or would take one along. */
const heldByAll: ReadonlySet<string> = new Set(['create', 'adopt', 'prune']);

/** Tells why a step has to wait for its time: a suspension before a sync window. */
export function pauseRule(plan: Plan, policy: PassPolicy): (step: Step) => Failure | undefined {
  const { nowMs, windows = [] } = policy;
  const found = [plan.suspended, policy.suspended].flatMap((suspension) => suspension ?? []);
  const everything = longestOf(found.filter((suspension) => isInForce(suspension, nowMs)));
  const outsideWindow = windowRule(windows, nowMs);
  return (step) => {
    if (isKeptAnyway(step, policy)) return undefined;
    return suspended(step, everything, nowMs) ?? outsideWindow(step.change.id);
  };
}

/** No time makes these happen, so that waiting is not what keeps them. */
function isKeptAnyway({ change, policy }: Step, { prune }: PassPolicy): boolean {
  return change.op === 'prune' && (!prune || policy.deletion === 'retain');
}

function suspended({ change, observed }: Step, everything: Suspension | undefined, nowMs: number): Failure | undefined {
  const own = observed && suspensionAt(observed.tags, nowMs);
  if (own) return failureOf(change.id, own);
  return everything && heldByAll.has(change.op) ? failureOf('everything', everything) : undefined;
}

function failureOf(what: string, suspension: Suspension): Failure {
  const { until } = suspension;
  const message = `${what} is ${suspensionText(suspension)}`;
  return { reason: 'Suspended', message, ...(until === undefined ? {} : { until }) };
}
