import { failureOf } from "../model/failure.js";
import { isActive, stepsById } from "../model/plan.js";
import { takeStep } from "./take-step.js";
import { wavesOf } from "./waves.js";
/** Takes the plan's steps wave by wave, independent ones at the same time; a failed step stops what depends on it and later waves. */
export async function apply(plan, ports, signal) {
    const running = new Map();
    const attributes = new Map();
    const stepById = stepsById(plan);
    let stoppedBy;
    for (const wave of wavesOf(plan)) {
        const outcomes = await Promise.all(wave.map(start));
        stoppedBy ??= outcomes.find((outcome) => didNotHappen(outcome) && stepById.get(outcome.id)?.change.op !== 'prune');
    }
    return Promise.all(running.values());
    function start(step) {
        const { id } = step.change;
        const started = running.get(id) ?? run(step);
        running.set(id, started);
        return started;
    }
    async function run(step) {
        const before = step.change.after.flatMap((id) => stepById.get(id) ?? []);
        // The queue is entered before the first await, so that a step is started once however many wait for it.
        const earlier = await Promise.all(before.map(startLater));
        const outcome = await outcomeOf(step, earlier);
        if (outcome.attributes)
            attributes.set(outcome.id, outcome.attributes);
        return outcome;
    }
    async function startLater(step) {
        await Promise.resolve();
        return start(step);
    }
    async function outcomeOf(step, earlier) {
        const { id } = step.change;
        if (!isActive(step))
            return unchanged(step);
        const blocked = stoppedBy ?? earlier.find((outcome) => didNotHappen(outcome) || isMissing(outcome));
        if (blocked)
            return skipped(id, { reason: 'DependencyNotReady', message: `${blocked.id} is not ready` });
        if (signal?.aborted)
            return skipped(id, { reason: 'Interrupted', message: 'evenkeel is stopping' });
        return watched(step, ports.emit, () => takeStep(step, ports, (other) => attributes.get(other)));
    }
    function isMissing({ id }) {
        const change = stepById.get(id)?.change;
        return change?.op === 'create' && change.held !== undefined;
    }
}
function didNotHappen({ result }) {
    return result === 'failed' || result === 'skipped';
}
function unchanged({ change, observed }) {
    return { id: change.id, result: 'unchanged', ...(observed ? { attributes: observed.attributes } : {}) };
}
function skipped(id, failure) {
    return { id, result: 'skipped', failure };
}
async function watched(step, emit, take) {
    const { id, op } = step.change;
    emit({ type: 'StepStarted', id, op });
    const outcome = await take().catch((error) => ({ id, result: 'failed', failure: failureOf(error) }));
    emit({ type: 'StepFinished', id, op, outcome });
    return outcome;
}
