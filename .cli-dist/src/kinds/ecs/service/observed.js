import { fromEcsTags } from "../../../aws/ecs-tags.js";
import { lastSegment } from "./spec.js";
/** A described service in the shape of the spec: what can only be written on the service is read from its primary deployment. */
export function observedService(service) {
    const { serviceArn = '', serviceName = '', clusterArn = '', roleArn, tags, status } = service;
    const primary = (service.deployments ?? []).find((deployment) => deployment.status === 'PRIMARY');
    const hidden = {
        serviceConnectConfiguration: primary?.serviceConnectConfiguration,
        volumeConfigurations: primary?.volumeConfigurations,
        vpcLatticeConfigurations: primary?.vpcLatticeConfigurations,
    };
    return {
        key: `${lastSegment(clusterArn)}/${serviceName}`,
        spec: { ...service, ...hidden, cluster: clusterArn, role: roleArn },
        tags: fromEcsTags(tags),
        attributes: { arn: serviceArn, name: serviceName },
        facts: facts(service),
        ...(status === 'DRAINING' ? { leaving: true } : {}),
    };
}
function facts(service) {
    const { status, clusterArn, desiredCount, runningCount, pendingCount, taskDefinition } = service;
    const deployments = (service.deployments ?? []).map((deployment) => ({
        id: deployment.id,
        status: deployment.status,
        rolloutState: deployment.rolloutState,
        rolloutStateReason: deployment.rolloutStateReason,
        taskDefinition: deployment.taskDefinition,
        desiredCount: deployment.desiredCount,
        runningCount: deployment.runningCount,
        failedTasks: deployment.failedTasks,
    }));
    const events = (service.events ?? [])
        .slice(0, 5)
        .map(({ createdAt, message }) => ({ at: createdAt?.toISOString(), message }));
    return {
        status,
        cluster: clusterArn,
        desiredCount,
        runningCount,
        pendingCount,
        taskDefinition,
        deployments,
        events,
    };
}
