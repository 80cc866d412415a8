import { liveTasks } from "./task-counts.js";
/** The limits in force; a service that is being deleted wants nothing. */
export function taskLimits({ view }) {
    const desired = view.status === 'ACTIVE' ? (view.desiredCount ?? 0) : 0;
    const { minimumHealthyPercent = 100, maximumPercent = 200 } = view.deploymentConfiguration ?? {};
    return {
        desired,
        least: Math.ceil((minimumHealthyPercent * desired) / 100),
        most: Math.floor((maximumPercent * desired) / 100),
    };
}
/** The deployment whose tasks make up the desired count: the newest that has not failed. */
export function servingDeployment(service) {
    return service.deployments.find(({ rolloutState }) => rolloutState !== 'FAILED');
}
/** Sets what each deployment is shown to want: all for the one that serves, what is left for the others. */
export function shareDesiredCount(service, nowSeconds) {
    const serving = servingDeployment(service);
    const tasks = liveTasks(service);
    for (const deployment of service.deployments) {
        const own = tasks.filter(({ owner }) => owner?.deploymentId === deployment.id).length;
        const rest = deployment.rolloutState === 'FAILED' ? 0 : own;
        const share = deployment === serving ? taskLimits(service).desired : rest;
        if (deployment.desiredCount === share)
            continue;
        deployment.desiredCount = share;
        deployment.updatedAt = nowSeconds;
    }
}
