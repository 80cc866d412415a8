import { ResourceManagementType } from '@aws-sdk/client-ecs';
import { page } from "../../page.js";
import { invalidParameter, requireOneOf } from "../refusal.js";
import { requireLaunchType } from "../tasks/capacity.js";
import { hostCluster } from "../tasks/host-cluster.js";
const filters = ['launchType', 'schedulingStrategy', 'resourceManagementType'];
/** Lists the ARNs of a cluster's ACTIVE services, ten to a page unless told otherwise. */
export function listServices(input, context) {
    const { clusterName = '' } = hostCluster(context, input.cluster).view;
    requireValidFilters(input);
    const services = [...(context.state.services.get(clusterName)?.values() ?? [])].map(({ view }) => view);
    const listed = services.filter((view) => view.status === 'ACTIVE' && passes(view, input));
    const { items, nextToken } = page(listed.map(({ serviceArn }) => serviceArn), input, 10);
    return { serviceArns: items, nextToken };
}
function requireValidFilters({ launchType, schedulingStrategy, resourceManagementType, maxResults = 10, }) {
    requireLaunchType(launchType);
    if (schedulingStrategy !== undefined && schedulingStrategy !== 'REPLICA' && schedulingStrategy !== 'DAEMON') {
        throw invalidParameter('Scheduling strategy should be one of [REPLICA,DAEMON]');
    }
    requireOneOf('resourceManagementType', resourceManagementType, ResourceManagementType);
    if (maxResults > 100)
        throw invalidParameter('Max results can not be greater than 100');
    if (maxResults < 1)
        throw invalidParameter('Max results can not be lesser than 1');
}
function passes(view, input) {
    return filters.every((member) => input[member] === undefined || view[member] === input[member]);
}
