/** Counts the steps of a plan. */
export function summarise(steps) {
    const counts = { none: 0, create: 0, update: 0, revise: 0, replace: 0, adopt: 0, prune: 0, held: 0 };
    for (const { change } of steps)
        counts[change.held && change.op !== 'none' ? 'held' : change.op] += 1;
    return counts;
}
/** True when applying would call AWS to change something. */
export function isActive(step) {
    return step.change.op !== 'none' && !step.change.held;
}
/** The steps by resource. */
export function stepsById(plan) {
    return new Map(plan.steps.map((step) => [step.change.id, step]));
}
