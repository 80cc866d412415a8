import { isActive } from "../model/plan.js";
import { conditionsOf } from "./conditions.js";
/** Says of every resource in the plan whether it is as Git says and how it is doing. */
export function report(plan, outcomes, nowMs) {
    const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
    const at = new Date(nowMs).toISOString();
    const resources = plan.steps.map((step) => statusOf(step, byId.get(step.change.id), { at, revision: plan.revision }));
    return { plan, outcomes: byId, resources, problems: plan.problems, revision: plan.revision, at };
}
function statusOf(step, outcome, moment) {
    const { change } = step;
    const failure = outcome?.failure ?? change.held;
    const health = healthOf(step, outcome);
    const isDone = change.op === 'none' || outcome?.result === 'applied' || (isActive(step) && outcome?.result === 'unchanged');
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
function healthOf({ change, kind, observed, policy }, outcome) {
    if (policy.suspend)
        return { status: 'Suspended', message: 'policy.suspend is set' };
    if (change.op === 'none' && change.held && !observed)
        return { status: 'Unknown', message: change.held.message };
    if (outcome?.result === 'applied')
        return { status: 'Progressing', message: 'just applied' };
    if (!observed)
        return { status: 'Missing', message: 'it does not exist on AWS' };
    return kind.health(observed);
}
