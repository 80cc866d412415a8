import { sleep } from "../lib/clock.js";
import { canonicalJson } from "../lib/json.js";
import { failureClass, failureOf } from "../model/failure.js";
import { isActive } from "../model/plan.js";
import { isWaiting, Ledger } from "./ledger.js";
/** How long to leave AWS alone between two looks. */
const lookMs = 4000;
/** Applies the plan and then looks, and tries again what time mends, until all is healthy, hopeless or late. Throws FailureError. */
export async function rollOut(request) {
    const { workspace, planned, prune, signal, clock } = request;
    const ledger = new Ledger(request.progress);
    const involved = planned.plan.steps.filter((step) => isActive(step) || isWaiting(step.change.held));
    const agreed = new Map(involved.map((step) => [step.change.id, contentOf(step)]));
    for (const step of involved)
        ledger.begin(step);
    ledger.takeOutcomes(await workspace.runtime.apply(planned, { prune, signal }));
    const deadline = clock.now() + request.timeoutMs;
    while (request.wait && ledger.isOpen && !signal.aborted && clock.now() < deadline) {
        await sleep(clock, Math.min(lookMs, deadline - clock.now()), signal);
        if (!signal.aborted)
            await lookAgain(request, ledger, agreed);
    }
    return ledger.standings;
}
/** Shows the steps of an apply as they start. */
export function stepListener(progress) {
    return (event) => {
        if (event.type === 'StepStarted')
            progress.show({ id: event.id, state: 'applying', detail: event.op });
    };
}
async function lookAgain(request, ledger, agreed) {
    const { workspace, prune, signal } = request;
    try {
        const look = await workspace.runtime.plan({ prune, targets: [...agreed.keys()] });
        // Only what was agreed to is done: a manifest that was edited meanwhile needs a plan of its own.
        const again = look.plan.steps.filter((step) => isActive(step) && agreed.get(step.change.id) === contentOf(step));
        const tried = again.filter(({ change }) => !ledger.isFinal(change.id));
        ledger.takeLook(look, new Set(tried.map(({ change }) => change.id)));
        if (tried.length === 0)
            return;
        const steps = look.plan.steps.filter((step) => !isActive(step) || tried.includes(step));
        const narrowed = { ...look, plan: { ...look.plan, steps } };
        ledger.takeOutcomes(await workspace.runtime.apply(narrowed, { prune, signal }));
    }
    catch (error) {
        const failure = failureOf(error);
        // The network may come back; credentials do not.
        if (failureClass(failure) !== 'transient')
            throw error;
        ledger.noteDelay(failure);
    }
}
/** What the author wrote, before references are resolved. */
function contentOf({ change, manifest }) {
    return manifest ? canonicalJson(manifest.spec) : change.op;
}
