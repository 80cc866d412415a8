import { failureTable } from "../model/failure.js";
const mostEvents = 1000;
/** What the controller knows and shows: fed by passes, read by the API. It forgets nothing that AWS or the source would not tell again. */
export class Board {
    #now;
    #entries = new Map();
    #events = [];
    #eventCount = 0;
    #lastPlan;
    #lastPassAt;
    #lastFailure = { reason: 'NotYetVisible', message: 'the first pass has not finished' };
    constructor(now) {
        this.#now = now;
    }
    /** Takes what a pass found; a full pass also forgets what it no longer saw. Tells the listener what changed. */
    record(report, isFull, emit) {
        const seen = new Map(report.plan.steps.map((step) => [step.change.id, step]));
        if (isFull)
            for (const id of this.#entries.keys())
                if (!seen.has(id))
                    this.#entries.delete(id);
        const known = new Set(this.#lastPlan?.problems.map(identity));
        for (const problem of report.problems)
            if (!known.has(identity(problem)))
                emit({ type: 'ProblemFound', problem });
        for (const status of report.resources)
            this.#update(status, seen.get(status.id), emit);
        this.#lastPlan = report.plan;
        this.#lastPassAt = report.at;
        this.#lastFailure = undefined;
    }
    /** Notes that a pass could not be made at all. */
    fail(failure) {
        this.#lastFailure = failure;
    }
    /** Keeps an event for the event list; passes that changed nothing are not worth keeping. */
    note(event) {
        if (event.type === 'PassStarted' || (event.type === 'PassFinished' && event.changes === 0))
            return;
        this.#eventCount += 1;
        this.#events.push({ number: this.#eventCount, at: new Date(this.#now()).toISOString(), event });
        if (this.#events.length > mostEvents)
            this.#events.shift();
    }
    /** Every resource, sorted by id. */
    get entries() {
        return [...this.#entries.values()].sort((left, right) => (left.status.id < right.status.id ? -1 : 1));
    }
    entry(id) {
        return this.#entries.get(id);
    }
    /** The newest events, oldest first. */
    get events() {
        return this.#events;
    }
    get problems() {
        return this.#lastPlan?.problems ?? [];
    }
    get lastPlan() {
        return this.#lastPlan;
    }
    get lastPassAt() {
        return this.#lastPassAt;
    }
    /** Why the controller is not ready, in one sentence with the remedy; undefined when it is. */
    get notReady() {
        if (!this.#lastFailure)
            return undefined;
        const { reason, message } = this.#lastFailure;
        return `${failureTable[reason].sentence}: ${message}. ${failureTable[reason].remedy}`;
    }
    #update(status, step, emit) {
        const before = this.#entries.get(status.id);
        if (!step)
            return;
        const conditions = status.conditions.map((condition) => sinceWhen(condition, before?.status.conditions ?? []));
        this.#entries.set(status.id, { status: { ...status, conditions }, step });
        if (before && before.status.health.status !== status.health.status)
            emit({ type: 'HealthChanged', id: status.id, health: status.health });
        const { held, op, id } = step.change;
        if (held && held.reason !== before?.step.change.held?.reason)
            emit({ type: 'StepHeld', id, op, failure: held });
    }
}
/** A condition that did not change keeps the time at which it last did. */
function sinceWhen(condition, before) {
    const same = before.find(({ type, status }) => type === condition.type && status === condition.status);
    return same ? { ...condition, lastTransitionTime: same.lastTransitionTime } : condition;
}
function identity({ reason, message, origin }) {
    return `${reason} ${message} ${origin?.file}:${origin?.line}`;
}
