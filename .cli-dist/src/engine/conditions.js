import { failureClass } from "../model/failure.js";
/** The conditions that follow from a verdict. */
export function conditionsOf(verdict, { at, revision }) {
    const facts = [...lasting(verdict), ...passing(verdict)];
    return facts.map((fact) => ({ ...fact, lastTransitionTime: at, observedRevision: revision }));
}
function lasting(verdict) {
    const { isSynced, failure, health } = verdict;
    const isHealthy = health.status === 'Healthy';
    const reason = isSynced ? health.status : syncReason(verdict);
    return [
        { type: 'Synced', status: isSynced, reason: syncReason(verdict), message: failure?.message ?? '' },
        { type: 'Healthy', status: isHealthy, reason: health.status, message: health.message },
        { type: 'Ready', status: isSynced && isHealthy, reason, message: failure?.message ?? health.message },
    ];
}
/** Stalled: somebody has to act. Reconciling: time or evenkeel will do. */
function passing(verdict) {
    const { isSynced, failure, health } = verdict;
    if (failure && !['waiting', 'transient'].includes(failureClass(failure))) {
        return [{ type: 'Stalled', status: true, reason: failure.reason, message: failure.message }];
    }
    if (isSynced && health.status === 'Healthy')
        return [];
    return [
        { type: 'Reconciling', status: true, reason: syncReason(verdict), message: failure?.message ?? health.message },
    ];
}
function syncReason({ isSynced, failure, step }) {
    if (failure)
        return failure.reason;
    if (step.change.op === 'none')
        return 'InSync';
    return isSynced ? 'Applied' : 'Planned';
}
