import { invalidParameter, required } from "../refusal.js";
import { hostCluster } from "./host-cluster.js";
import { findTask } from "./lookup.js";
import { stop } from "./stop.js";
/** Asks a task to stop; for one that has stopped the answer leaves out its containers and attachments. */
export function stopTask(input, context) {
    const cluster = hostCluster(context, input.cluster);
    const task = findTask(context, cluster, required('Task', input.task));
    if (!task)
        throw invalidParameter('The referenced task was not found.');
    const { reason = 'Task stopped by user' } = input;
    if (reason.length > 1024)
        throw invalidParameter('reason longer than 1024.');
    stop(context, task, { stopCode: 'UserInitiated', stoppedReason: reason });
    return structuredClone({
        task: { ...(task.view.lastStatus === 'STOPPED' ? emptied(task.view) : task.view), tags: [] },
    });
}
function emptied({ attributes, ...view }) {
    const overrides = { ...view.overrides, containerOverrides: [] };
    return { ...view, attachments: [], containers: [], overrides };
}
