import { plannedExits } from "./container-exit.js";
import { plannedHealth } from "./health.js";
import { imageDigest, pullFailure } from "./image-pull.js";
import { attachInterface } from "./network.js";
import { play } from "./step.js";
import { stop } from "./stop.js";
/** Sends a new task on its way to RUNNING, which takes 14 to 24 seconds, and from there to what its containers do. */
export function start(context, task, definition) {
    play({ context, task, during: 'RUNNING' }, [
        { after: [5_000, 8_000], run: () => attach(context, task) },
        { after: [4_000, 6_000], run: () => beginPull(context, task) },
        { after: [4_000, 8_000], run: () => endPull(context, task, definition) },
        { after: [1_000, 2_000], run: () => run(context, task, definition) },
    ]);
}
function attach(context, task) {
    task.view.lastStatus = 'PENDING';
    for (const attachment of task.view.attachments ?? []) {
        attachInterface(context, attachment, task.view.containers ?? []);
    }
}
function beginPull(context, task) {
    task.view.pullStartedAt = context.world.nowSeconds;
}
function endPull(context, task, definition) {
    task.view.pullStoppedAt = context.world.nowSeconds;
    const failure = pullFailure(context, definition.containerDefinitions ?? []);
    if (failure)
        failToStart(context, task, failure);
    else
        activate(context, task);
}
function activate(context, task) {
    task.view.lastStatus = 'ACTIVATING';
    for (const container of task.view.containers ?? []) {
        container.runtimeId = `${task.id}-${context.world.digits(10)}`;
        container.imageDigest = imageDigest(context, container.image ?? '');
    }
}
function failToStart(context, task, failure) {
    const container = task.view.containers?.find(({ name }) => name === failure.name);
    if (container)
        container.reason = failure.reason;
    stop(context, task, { stopCode: 'TaskFailedToStart', stoppedReason: failure.reason });
}
function run(context, task, definition) {
    const { view } = task;
    const now = context.world.nowSeconds;
    Object.assign(view, { lastStatus: 'RUNNING', startedAt: now, connectivity: 'CONNECTED', connectivityAt: now });
    for (const container of view.containers ?? []) {
        container.lastStatus = 'RUNNING';
        container.networkBindings = [];
        if (!view.enableExecuteCommand)
            continue;
        container.managedAgents = [{ name: 'ExecuteCommandAgent', lastStatus: 'RUNNING', lastStartedAt: now }];
    }
    const containers = definition.containerDefinitions ?? [];
    task.timers.push(...plannedExits(context, task, containers), ...plannedHealth(context, task, containers));
    task.owner?.onChange(task);
}
