import { healthChecked } from "./container.js";
import { start } from "./start.js";
import { taskView } from "./task-view.js";
/** Starts a task: it exists at once as PROVISIONING and goes its way on the world's clock. */
export function launch(context, order) {
    const id = context.world.hex(32);
    const task = {
        id,
        clusterName: order.clusterName,
        view: taskView(context, id, order),
        owner: order.owner,
        healthChecked: order.definition.containerDefinitions?.some(healthChecked) ?? false,
        provenHealthy: false,
        timers: [],
    };
    context.state.tasks.set(id, task);
    start(context, task, order.definition);
    return task;
}
