/** The tasks of a service that are meant to run, oldest first. */
export function liveTasks(service) {
    return [...service.tasks].filter(({ view }) => view.desiredStatus === 'RUNNING');
}
/** True when the task was started for the deployment. */
export function belongsTo(task, deployment) {
    return task.owner?.deploymentId === deployment.id;
}
/** True once all of a task's containers have started. */
export function isRunning({ view }) {
    return view.lastStatus === 'RUNNING';
}
/** How many of the tasks run and how many are on their way. */
export function countTasks(tasks) {
    const runningCount = tasks.filter(isRunning).length;
    return { runningCount, pendingCount: tasks.length - runningCount };
}
