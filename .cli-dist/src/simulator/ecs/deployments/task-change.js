import { vary } from "../tasks/timing.js";
import { announce } from "./announce.js";
import { belongsTo, isRunning } from "./task-counts.js";
import { wake } from "./wake.js";
/** Notes what has become of a service's task and has the scheduler look some seconds later. */
export function taskChanged(context, service, task) {
    const deployment = service.deployments.find((candidate) => belongsTo(task, candidate));
    if (task.view.lastStatus === 'STOPPED')
        service.tasks.delete(task);
    else if (deployment)
        note(context, { service, deployment, task });
    wake(context, service, vary(context.world, [3_000, 8_000]));
}
function note(context, { service, deployment, task }) {
    deployment.updatedAt = context.world.nowSeconds;
    if (isRunning(task))
        noteImages(deployment, task);
    if (!hasFailed(task))
        return;
    deployment.backOff.failedAgain = true;
    if (deployment.rolloutState === 'IN_PROGRESS')
        deployment.failedTasks += 1;
    if (task.view.stopCode !== 'TaskFailedToStart')
        return;
    announce(context, service, `was unable to place a task. Reason: ${task.view.stoppedReason}.`);
}
/** A task fails when it ends by itself, or by its health check, before it was ever healthy. */
function hasFailed({ view, provenHealthy }) {
    if (view.desiredStatus !== 'STOPPED' || provenHealthy)
        return false;
    const byItself = view.stopCode === 'TaskFailedToStart' || view.stopCode === 'EssentialContainerExited';
    return byItself || view.healthStatus === 'UNHEALTHY';
}
function noteImages({ revision }, { view }) {
    revision.containerImages = view.containers?.map(({ name, image, imageDigest }) => ({
        containerName: name,
        image,
        imageDigest,
    }));
}
