import { failureClass } from "../model/failure.js";
import { isActive } from "../model/plan.js";
import { isFinal } from "./print/progress-line.js";
/** True for a failure that time may mend. */
export function isWaiting(failure) {
    return failure !== undefined && ['waiting', 'transient'].includes(failureClass(failure));
}
/** Keeps where each resource stands and shows every change of it. */
export class Ledger {
    standings = new Map();
    #progress;
    constructor(progress) {
        this.#progress = progress;
    }
    get isOpen() {
        return [...this.standings.values()].some(({ state }) => !isFinal(state));
    }
    isFinal(id) {
        const standing = this.standings.get(id);
        return standing === undefined || isFinal(standing.state);
    }
    begin({ change: { id, held } }) {
        this.#put({ id, state: 'waiting', detail: held?.message ?? '', applied: false });
    }
    takeOutcomes({ outcomes, plan }) {
        for (const step of plan.steps.filter(isActive)) {
            const { id } = step.change;
            const outcome = outcomes.get(id);
            if (!outcome || this.isFinal(id))
                continue;
            if (outcome.failure)
                this.#fail(id, outcome.failure);
            else
                this.#put({ id, state: 'progressing', detail: outcome.result, applied: true });
        }
    }
    takeLook({ plan, resources }, tried) {
        const statuses = new Map(resources.map((status) => [status.id, status]));
        const steps = new Map(plan.steps.map((step) => [step.change.id, step]));
        for (const id of this.standings.keys()) {
            if (this.isFinal(id) || tried.has(id))
                continue;
            this.#take(id, steps.get(id), statuses.get(id));
        }
    }
    noteDelay(failure) {
        for (const standing of this.standings.values()) {
            if (!isFinal(standing.state))
                this.#put({ ...standing, detail: failure.message });
        }
    }
    #take(id, step, status) {
        const applied = this.standings.get(id)?.applied ?? false;
        if (!step || !status)
            return this.#put({ id, state: 'done', detail: 'gone', applied: true });
        const { held, op } = step.change;
        if (held?.reason === 'RolledBack') {
            return this.#put({
                id,
                state: 'degraded',
                detail: status.health.message || held.message,
                applied,
                failure: held,
            });
        }
        if (held)
            return this.#fail(id, held);
        if (op !== 'none')
            return this.#put({ id, state: 'left', detail: 'its manifest changed meanwhile', applied });
        this.#put({ id, ...byHealth(step, status), applied: true });
    }
    #fail(id, failure) {
        const { applied = false } = this.standings.get(id) ?? {};
        const detail = failure.message;
        if (isWaiting(failure))
            this.#put({ id, state: 'waiting', detail, applied, failure });
        else
            this.#put({ id, state: failureClass(failure) === 'held' ? 'held' : 'failed', detail, applied, failure });
    }
    #put(standing) {
        this.standings.set(standing.id, standing);
        const { id, state, detail } = standing;
        this.#progress.show({ id, state, detail });
    }
}
function byHealth({ observed }, { health }) {
    if (observed?.leaving)
        return { state: 'done', detail: 'being deleted' };
    if (health.status === 'Healthy')
        return { state: 'done', detail: 'healthy' };
    if (health.status === 'Suspended')
        return { state: 'done', detail: 'suspended' };
    if (health.status === 'Degraded')
        return { state: 'degraded', detail: health.message };
    return { state: 'progressing', detail: health.message };
}
