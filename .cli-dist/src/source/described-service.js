import { isObject } from "../lib/json.js";
/** Members that `DescribeServices` gives under another name than `CreateService` takes. */
const renamed = { clusterArn: 'cluster', roleArn: 'role' };
/** Members of `CreateService` that `DescribeServices` shows only in the deployments. */
const deployed = ['serviceConnectConfiguration', 'volumeConfigurations', 'vpcLatticeConfigurations'];
/** Where a described service keeps members of the service's spec under another name or in another place; nothing for other shapes. */
export function describedServicePaths(spec) {
    if (spec.serviceArn === undefined)
        return {};
    const renames = Object.entries(renamed).map(([from, to]) => [to, [from]]);
    return Object.fromEntries([...renames, ...primaryDeploymentPaths(spec)].filter(([name]) => spec[name] === undefined));
}
function primaryDeploymentPaths({ deployments }) {
    if (!Array.isArray(deployments))
        return [];
    const index = deployments.findIndex((deployment) => isObject(deployment) && deployment.status === 'PRIMARY');
    return index < 0 ? [] : deployed.map((name) => [name, ['deployments', index, name]]);
}
