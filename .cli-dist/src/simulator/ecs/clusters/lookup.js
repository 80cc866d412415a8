import { AwsError } from "../../aws-error.js";
import { namePattern, refuseForeignArn, shortName } from "../names.js";
/** The name of the cluster a request means, `default` when it names none. Throws InvalidParameterException for anything else. */
export function clusterName(context, nameOrArn) {
    if (nameOrArn === undefined)
        return 'default';
    refuseForeignArn(context, nameOrArn);
    const name = shortName(nameOrArn);
    if (namePattern.test(name))
        return name;
    throw new AwsError('InvalidParameterException', `Cluster must match ${namePattern.source}, but was ${nameOrArn}`);
}
/** The cluster a request means, whatever its status. Throws ClusterNotFoundException. */
export function findCluster(context, nameOrArn) {
    const stored = context.state.clusters.get(clusterName(context, nameOrArn));
    if (!stored)
        throw new AwsError('ClusterNotFoundException', 'Cluster not found.');
    return stored;
}
/** The ACTIVE cluster a request wants to change. Throws ClusterNotFoundException or, for a tombstone, ClientException. */
export function activeCluster(context, nameOrArn) {
    const stored = findCluster(context, nameOrArn);
    if (stored.view.status !== 'ACTIVE')
        throw new AwsError('ClientException', 'Cluster was not ACTIVE.');
    return stored;
}
