const keptSeconds = 3600;
/** Removes the revisions whose deletion was asked for an hour ago, once no service and no task uses them any more. */
export function forgetDeleted({ state, world }) {
    for (const revision of state.deletedRevisions) {
        const { family = '', revision: number = 0, deleteRequestedAt = 0, taskDefinitionArn = '' } = revision.view;
        if (world.nowSeconds < deleteRequestedAt + keptSeconds || isUsed(state, taskDefinitionArn))
            continue;
        state.taskDefinitions.get(family)?.revisions.delete(number);
        state.deletedRevisions.delete(revision);
    }
}
function isUsed({ services, tasks }, arn) {
    for (const task of tasks.values())
        if (task.view.taskDefinitionArn === arn)
            return true;
    for (const cluster of services.values()) {
        for (const { view, deployments } of cluster.values()) {
            const uses = deployments.some(({ definition }) => definition.taskDefinitionArn === arn);
            if (uses && view.status !== 'INACTIVE')
                return true;
        }
    }
    return false;
}
