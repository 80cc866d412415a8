import { AwsError } from "../../aws-error.js";
import { refuseForeignArn, shortName } from "../names.js";
/** The service of a cluster that a name or ARN stands for, whatever its status. */
export function findService(context, cluster, nameOrArn) {
    refuseForeignArn(context, nameOrArn);
    const { clusterName = '' } = cluster.view;
    const elsewhere = nameOrArn.startsWith('arn:') && nameOrArn.split('/').at(-2) !== clusterName;
    return elsewhere ? undefined : context.state.services.get(clusterName)?.get(shortName(nameOrArn));
}
/** The service that a request is about, whatever its status. Throws ServiceNotFoundException. */
export function requireService(context, cluster, nameOrArn) {
    const stored = findService(context, cluster, nameOrArn);
    if (!stored)
        throw new AwsError('ServiceNotFoundException', 'Service not found.');
    return stored;
}
/** A service deployment with its service, by ARN. */
export function findServiceDeployment(context, serviceDeploymentArn) {
    refuseForeignArn(context, serviceDeploymentArn);
    const [, cluster = '', name = ''] = serviceDeploymentArn.split('/');
    const service = context.state.services.get(cluster)?.get(name);
    const stored = service?.history.find(({ view }) => view.serviceDeploymentArn === serviceDeploymentArn);
    return service && stored ? { service, stored } : undefined;
}
