import { arn, refuseForeignArn, shortName } from "../names.js";
/** The task of a cluster that an id or ARN stands for. */
export function findTask(context, cluster, idOrArn) {
    refuseForeignArn(context, idOrArn);
    const task = context.state.tasks.get(shortName(idOrArn));
    return task?.clusterName === cluster.view.clusterName ? task : undefined;
}
/** How a task that is not there is reported. */
export function missingTask(context, cluster, idOrArn) {
    return { arn: arn(context, `task/${cluster.view.clusterName}/${shortName(idOrArn)}`), reason: 'MISSING' };
}
