import { nextProvider, onFargate } from "../tasks/capacity.js";
import { launch } from "../tasks/launch.js";
import { resolvePlatformVersion } from "../tasks/platform.js";
import { taskTags } from "../tasks/task-tags.js";
import { announce } from "./announce.js";
import { servingDeployment, taskLimits } from "./limits.js";
import { taskChanged } from "./task-change.js";
import { belongsTo, liveTasks } from "./task-counts.js";
const announcedAtOnce = 10;
/** Starts the tasks that the serving deployment lacks, as far as there is room and its failures allow. */
export function startMissingTasks(context, service) {
    const serving = servingDeployment(service);
    const count = serving ? missingTasks(service, serving) : 0;
    if (!serving || count === 0)
        return;
    service.steady = false;
    if (!onFargate(serving.revision))
        refusePlacement(context, service, serving);
    else if (context.world.clock.now() >= serving.backOff.until)
        startTasks(context, service, { serving, count });
}
/** How many tasks a deployment may start now. */
export function missingTasks(service, serving) {
    const { desired, most } = taskLimits(service);
    const tasks = liveTasks(service);
    const own = tasks.filter((task) => belongsTo(task, serving)).length;
    return Math.max(0, Math.min(desired - own, most - tasks.length));
}
function startTasks(context, service, { serving, count }) {
    const started = Array.from({ length: count }, () => startTask(context, service, serving));
    for (let first = 0; first < started.length; first += announcedAtOnce) {
        const batch = started.slice(first, first + announcedAtOnce);
        announce(context, service, `has started ${batch.length} tasks: ${batch.map(({ id }) => `(task ${id})`).join(' ')}.`);
    }
}
function startTask(context, service, { id, revision, definition }) {
    const { view, clusterName, name: serviceName } = service;
    const { propagateTags, enableECSManagedTags } = view;
    const tags = propagateTags === 'SERVICE' ? (view.tags ?? []) : [];
    const providers = liveTasks(service).map((task) => task.view.capacityProviderName);
    const source = { tags, propagateTags, enableECSManagedTags, clusterName, serviceName };
    const task = launch(context, {
        clusterName,
        definition,
        group: `service:${serviceName}`,
        startedBy: id,
        provider: nextProvider(revision.capacityProviderStrategy ?? [], providers),
        platformVersion: revision.platformVersion ?? resolvePlatformVersion(definition),
        networkConfiguration: revision.networkConfiguration,
        overrides: {},
        tags: taskTags(context, source, definition),
        enableExecuteCommand: view.enableExecuteCommand ?? false,
        owner: { serviceName, deploymentId: id, onChange: (changed) => taskChanged(context, service, changed) },
    });
    service.tasks.add(task);
    return task;
}
/** Nothing but Fargate has capacity here: said once per deployment, and no task comes to be. */
function refusePlacement(context, service, serving) {
    if (serving.unplaceable)
        return;
    serving.unplaceable = true;
    announce(context, service, 'was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.');
}
