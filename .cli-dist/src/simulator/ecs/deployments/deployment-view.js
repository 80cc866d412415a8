import { createHash } from 'node:crypto';
import { belongsTo, countTasks, liveTasks } from "./task-counts.js";
/** A service's deployments as its answers show them, the PRIMARY first. */
export function deploymentViews(context, service) {
    return service.deployments.map((deployment, index) => {
        const { id, revision, desiredCount, failedTasks, rolloutState, rolloutStateReason } = deployment;
        const { createdAt, updatedAt } = deployment;
        const { taskDefinition, launchType, capacityProviderStrategy, platformVersion, platformFamily } = revision;
        const { networkConfiguration, serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations } = revision;
        return {
            ...{
                id,
                status: index === 0 ? 'PRIMARY' : 'ACTIVE',
                taskDefinition,
                desiredCount,
                ...countsOf(service, deployment),
            },
            ...{ failedTasks, createdAt, updatedAt, rolloutState, rolloutStateReason },
            ...{ launchType, capacityProviderStrategy, platformVersion, platformFamily, networkConfiguration },
            ...{ serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations },
            ...(serviceConnectConfiguration ? { serviceConnectResources: connectResources(context, deployment) } : {}),
        };
    });
}
/** The revisions that a service has tasks of, or is about to have. */
export function currentRevisions(service) {
    return service.deployments.map((deployment) => revisionSummary(service, deployment));
}
/** A deployment's revision with the numbers of its tasks. */
export function revisionSummary(service, deployment) {
    const { runningCount, pendingCount } = countsOf(service, deployment);
    return {
        arn: deployment.revision.serviceRevisionArn,
        requestedTaskCount: service.deployments.includes(deployment) ? deployment.desiredCount : 0,
        runningTaskCount: runningCount,
        pendingTaskCount: pendingCount,
    };
}
function countsOf(service, deployment) {
    return countTasks(liveTasks(service).filter((task) => belongsTo(task, deployment)));
}
/** ECS makes a Cloud Map service per entry; its id depends on nothing but names here, so that it is the same every time. */
function connectResources(context, { revision }) {
    const { namespace, services = [] } = revision.serviceConnectConfiguration ?? {};
    return services.map(({ discoveryName }) => {
        const id = createHash('sha256').update(`${namespace}/${discoveryName}`).digest('hex').slice(0, 16);
        const place = `${context.partition}:servicediscovery:${context.region}:${context.accountId}`;
        return { discoveryName, discoveryArn: `arn:${place}:service/srv-${id}` };
    });
}
