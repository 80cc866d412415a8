import { isFinished } from "../deployments/conclude.js";
import { currentRevisions, deploymentViews } from "../deployments/deployment-view.js";
import { countTasks, liveTasks } from "../deployments/task-counts.js";
/** A service as answers show it, without its tags. */
export function serviceView(context, service) {
    const { tags, ...view } = service.view;
    return structuredClone({
        ...view,
        ...countTasks(liveTasks(service)),
        deployments: deploymentViews(context, service),
        ...underWay(service),
        currentServiceRevisions: currentRevisions(service),
    });
}
/** DeleteService answers with an older form of a service, which lacks what has been added in recent years. */
export function olderView(context, service) {
    const { currentServiceDeployment, currentServiceRevisions, deploymentConfiguration, ...view } = serviceView(context, service);
    const { bakeTimeInMinutes, deploymentCircuitBreaker, ...configuration } = deploymentConfiguration ?? {};
    const { enable, rollback } = deploymentCircuitBreaker ?? { enable: false, rollback: false };
    return { ...view, deploymentConfiguration: { ...configuration, deploymentCircuitBreaker: { enable, rollback } } };
}
/** The service deployment is named only while it is being carried out. */
function underWay({ history: [current] }) {
    if (!current || isFinished(current) || current.view.status === 'PENDING')
        return {};
    return { currentServiceDeployment: current.view.serviceDeploymentArn };
}
