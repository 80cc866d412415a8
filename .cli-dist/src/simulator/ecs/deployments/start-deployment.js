import { arn } from "../names.js";
import { vary } from "../tasks/timing.js";
import { isFinished } from "./conclude.js";
import { revisionSettings } from "./revision.js";
import { wake } from "./wake.js";
/** Makes a new deployment the PRIMARY; one that is still under way is superseded. Nothing moves for a second or two. */
export function startDeployment(context, service, { settings, definition }) {
    const deployment = newDeployment(context, newRevision(context, service, settings), definition);
    const [current] = service.history;
    if (current && !isFinished(current))
        current.view.status = 'STOP_REQUESTED';
    service.history.unshift({
        view: newServiceDeployment(context, service),
        target: deployment,
        sources: [...service.deployments],
    });
    service.deployments = [deployment, ...service.deployments];
    service.steady = false;
    wake(context, service, vary(context.world, [1_000, 2_000]));
}
function newRevision(context, service, settings) {
    const { clusterArn, serviceArn } = service.view;
    return {
        serviceRevisionArn: arn(context, `service-revision/${pathOf(service)}/${context.world.digits(19)}`),
        serviceArn,
        clusterArn,
        ...revisionSettings(settings),
        guardDutyEnabled: false,
        createdAt: context.world.nowSeconds,
    };
}
function newDeployment({ world }, revision, definition) {
    const id = `ecs-svc/${revision.serviceRevisionArn?.split('/').at(-1)}`;
    return {
        id,
        revision,
        definition: structuredClone(definition),
        createdAt: world.nowSeconds,
        updatedAt: world.nowSeconds,
        desiredCount: 0,
        failedTasks: 0,
        rolloutState: 'IN_PROGRESS',
        rolloutStateReason: `ECS deployment ${id} in progress.`,
        backOff: { failedAgain: false, rounds: 0, until: 0 },
        unplaceable: false,
    };
}
function newServiceDeployment(context, service) {
    const { clusterArn, serviceArn, deploymentConfiguration } = service.view;
    return {
        serviceDeploymentArn: arn(context, `service-deployment/${pathOf(service)}/${context.world.base62(21)}`),
        serviceArn,
        clusterArn,
        createdAt: context.world.nowSeconds,
        updatedAt: context.world.nowSeconds,
        status: 'PENDING',
        deploymentConfiguration: structuredClone(deploymentConfiguration),
    };
}
function pathOf({ clusterName, name }) {
    return `${clusterName}/${name}`;
}
