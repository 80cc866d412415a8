import { AwsError } from "../../aws-error.js";
import { required } from "../refusal.js";
import { attach, requireIdle } from "./attachments.js";
import { findCluster } from "./lookup.js";
import { clusterCounts } from "./statistics.js";
import { livingServices, livingTasks } from "./usage.js";
/** Deletes an empty cluster; it stays describable as INACTIVE, and deleting it again changes nothing. */
export function deleteCluster(input, context) {
    const { view } = findCluster(context, required('cluster', input.cluster));
    const name = view.clusterName ?? '';
    if (view.status === 'ACTIVE') {
        requireIdle(view);
        requireEmpty(context.state, name);
        retire(view, context);
    }
    return { cluster: { ...view, ...clusterCounts(context.state, name), tags: [] }, clusterCount: 0 };
}
function retire(view, context) {
    view.capacityProviders = [];
    view.defaultCapacityProviderStrategy = [];
    view.tags = [];
    const deprovisioning = attach(context, view, () => {
        view.status = 'INACTIVE';
    });
    view.status = deprovisioning ? 'DEPROVISIONING' : 'INACTIVE';
}
function requireEmpty(state, name) {
    if (livingServices(state, name).length > 0) {
        throw new AwsError('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.');
    }
    if (livingTasks(state, name).length > 0) {
        throw new AwsError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.');
    }
}
