const finished = ['SUCCESSFUL', 'STOPPED', 'ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'];
/** True for a service deployment that nothing will happen to any more. */
export function isFinished({ view }) {
    return finished.includes(view.status);
}
/** Ends a service deployment, unless it has ended before. */
export function conclude({ world }, stored, outcome) {
    if (!stored || isFinished(stored))
        return;
    const now = world.nowSeconds;
    const stopped = outcome.status === 'STOPPED' ? { stoppedAt: now } : {};
    Object.assign(stored.view, outcome, { updatedAt: now, finishedAt: now, ...stopped });
}
