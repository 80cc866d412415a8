import { invalidParameter, requireAtMost } from "../refusal.js";
import { hostCluster } from "./host-cluster.js";
import { findTask, missingTask } from "./lookup.js";
/** Spares tasks of services from scale-in and deployments for a time, two hours when nothing else is said, or no longer. */
export function updateTaskProtection(input, context) {
    const { protectionEnabled, expiresInMinutes = 120, tasks = [] } = input;
    if (protectionEnabled === undefined)
        throw invalidParameter('protectionEnabled is missing');
    if (expiresInMinutes < 1 || expiresInMinutes > 2880) {
        throw invalidParameter('expiresInMinutes must be between 1 and 2880 minutes.');
    }
    requireAtMost('tasks', tasks, 10);
    const { found, failures } = chosen(context, hostCluster(context, input.cluster), tasks);
    for (const task of found) {
        task.protectedUntil = protectionEnabled ? context.world.nowSeconds + expiresInMinutes * 60 : undefined;
    }
    return { protectedTasks: found.map((task) => protection(context, task)), failures };
}
/** Tells which tasks of services are protected. */
export function getTaskProtection(input, context) {
    const cluster = hostCluster(context, input.cluster);
    requireAtMost('tasks', input.tasks, 10);
    const { found, failures } = chosen(context, cluster, input.tasks ?? allIds(context, cluster));
    return { protectedTasks: found.map((task) => protection(context, task)), failures };
}
/** True while a task is spared from scale-in. */
export function isProtected({ world }, { protectedUntil = 0 }) {
    return world.nowSeconds < protectedUntil;
}
function chosen(context, cluster, names) {
    const missing = names.filter((name) => !findTask(context, cluster, name));
    const known = names.flatMap((name) => findTask(context, cluster, name) ?? []);
    const unfit = known.filter((task) => !task.owner || task.view.desiredStatus !== 'RUNNING');
    return {
        found: known.filter((task) => !unfit.includes(task)),
        failures: [
            ...missing.map((name) => missingTask(context, cluster, name)),
            ...unfit.map(({ view }) => ({ arn: view.taskArn, reason: 'TASK_NOT_VALID' })),
        ],
    };
}
function allIds({ state }, cluster) {
    const tasks = [...state.tasks.values()].filter(({ clusterName }) => clusterName === cluster.view.clusterName);
    return tasks.filter(({ owner, view }) => owner && view.desiredStatus === 'RUNNING').map(({ id }) => id);
}
function protection(context, task) {
    const protectionEnabled = isProtected(context, task);
    return {
        taskArn: task.view.taskArn,
        protectionEnabled,
        ...(protectionEnabled ? { expirationDate: task.protectedUntil } : {}),
    };
}
