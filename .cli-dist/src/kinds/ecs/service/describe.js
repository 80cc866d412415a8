import { DescribeServicesCommand } from '@aws-sdk/client-ecs';
import { chunks } from "../../../lib/chunks.js";
import { groupBy } from "../../../lib/group-by.js";
import { FailureError, failureOf } from "../../../model/failure.js";
/** Describes services in batches of ten per cluster; a cluster that does not exist has none. Throws FailureError. */
export async function describeServices(ecs, targets) {
    const byCluster = groupBy(targets, ({ key }) => clusterOf(key));
    const batches = [...byCluster].flatMap(([cluster, group]) => chunks(group, 10).map((batch) => describeBatch(ecs, cluster, batch)));
    return (await Promise.all(batches)).flat().filter(({ status }) => status !== 'INACTIVE');
}
async function describeBatch(ecs, cluster, batch) {
    try {
        const names = batch.map(({ key }) => key.slice(key.indexOf('/') + 1));
        const { services = [], failures = [] } = await ecs.send(new DescribeServicesCommand({ cluster, services: names, include: ['TAGS'] }));
        const strange = failures.find(({ reason }) => reason !== 'MISSING');
        if (strange)
            throw new FailureError('ServerError', `DescribeServices: ${strange.arn} ${strange.reason}`);
        return services;
    }
    catch (error) {
        if (failureOf(error).code === 'ClusterNotFoundException')
            return [];
        throw error;
    }
}
function clusterOf(key) {
    return key.slice(0, key.indexOf('/'));
}
