import { failureThreshold } from "./circuit-breaker.js";
import { isFinished } from "./conclude.js";
import { revisionSummary } from "./deployment-view.js";
/** A service deployment with all there is to know of it. */
export function serviceDeploymentView(service, stored) {
    return {
        ...stored.view,
        targetServiceRevision: revisionSummary(service, stored.target),
        sourceServiceRevisions: stored.sources.map((source) => revisionSummary(service, source)),
        deploymentCircuitBreaker: breakerView(service, stored),
    };
}
/** A service deployment as lists show it. */
export function serviceDeploymentBrief({ view, target }) {
    const { serviceDeploymentArn, serviceArn, clusterArn, startedAt, createdAt, finishedAt, status, statusReason } = view;
    const targetServiceRevisionArn = target.revision.serviceRevisionArn;
    const times = { startedAt, createdAt, finishedAt };
    return { serviceDeploymentArn, serviceArn, clusterArn, ...times, targetServiceRevisionArn, status, statusReason };
}
function breakerView(service, stored) {
    const breaker = stored.view.deploymentConfiguration?.deploymentCircuitBreaker;
    const failureCount = stored.target.failedTasks;
    const threshold = failureThreshold(breaker, service.view.desiredCount ?? 0);
    return { status: breakerStatus(stored), failureCount, threshold };
}
function breakerStatus(stored) {
    if (!stored.view.deploymentConfiguration?.deploymentCircuitBreaker?.enable)
        return 'DISABLED';
    if (stored.target.rolloutStateReason.includes('circuit breaker: tasks failed'))
        return 'TRIGGERED';
    return isFinished(stored) ? 'MONITORING_COMPLETE' : 'MONITORING';
}
