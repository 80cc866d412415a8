/** Turns a deleted service into a tombstone once its tasks have stopped and its time of draining is over. */
export function drain({ world }, service) {
    const { view, tasks } = service;
    if (view.status !== 'DRAINING' || tasks.size > 0 || world.clock.now() < service.drainUntil)
        return;
    view.status = 'INACTIVE';
    view.events = [];
    service.deployments = service.deployments.slice(0, 1);
    service.history = [];
}
