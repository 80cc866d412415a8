import { groupBy } from "../lib/group-by.js";
import { summarise } from "../model/plan.js";
import { publicChange } from "../model/public-change.js";
import { kindOf, nameOf } from "../model/resource.js";
/** The controller as a whole. */
export function statusAnswer(board) {
    const { lastPlan, entries } = board;
    return {
        ready: board.notReady === undefined,
        message: board.notReady ?? '',
        revision: lastPlan?.revision,
        lastPassAt: board.lastPassAt,
        account: lastPlan?.place?.account,
        region: lastPlan?.place?.region,
        counts: {
            sync: count(entries, ({ status }) => status.sync),
            health: count(entries, ({ status }) => status.health.status),
        },
        sourceWhole: lastPlan?.whole ?? false,
        problems: board.problems,
    };
}
/** One resource. */
export function resourceAnswer({ status, step }) {
    return {
        id: status.id,
        kind: kindOf(status.id),
        name: nameOf(status.id),
        sync: status.sync,
        health: status.health,
        conditions: status.conditions,
        origin: status.origin,
        attributes: step.observed?.attributes ?? {},
        facts: withoutRevisionContent(step.observed?.facts ?? {}),
        change: publicChange(step),
    };
}
/** What the last passes found to do, resource by resource. */
export function planAnswer(board) {
    const steps = board.entries.map(({ step }) => step);
    return {
        apiVersion: 'evenkeel/v1',
        kind: 'Plan',
        formatVersion: '1.0',
        revision: board.lastPlan?.revision,
        summary: summarise(steps),
        changes: steps.filter(({ change }) => change.op !== 'none' || change.held).map(publicChange),
    };
}
/** A rolled-back revision may carry what must not be shown; that it was rolled back is said by the health. */
function withoutRevisionContent(facts) {
    const { rolledBack: _content, ...shown } = facts;
    return shown;
}
function count(entries, wordOf) {
    return Object.fromEntries([...groupBy(entries, wordOf)].map(([word, group]) => [word, group.length]));
}
