import { AwsError } from "../../aws-error.js";
import { findService } from "../deployments/lookup.js";
import { wake } from "../deployments/wake.js";
import { invalidParameter, required } from "../refusal.js";
import { hostCluster } from "../tasks/host-cluster.js";
import { vary } from "../tasks/timing.js";
import { olderView } from "./view.js";
/** Starts to delete a service: it is DRAINING for a minute or more and then describable as INACTIVE. */
export function deleteService(input, context) {
    const cluster = hostCluster(context, input.cluster);
    const service = findService(context, cluster, required('Service', input.service));
    if (!service || service.view.status === 'INACTIVE')
        throw new AwsError('ServiceNotFoundException', '');
    if (service.view.status === 'ACTIVE') {
        if (!input.force)
            requireIdle(service);
        retire(context, service);
    }
    return { service: olderView(context, service) };
}
function requireIdle({ view, deployments }) {
    if (view.schedulingStrategy === 'REPLICA' && (view.desiredCount ?? 0) > 0) {
        throw invalidParameter('The service cannot be stopped while it is scaled above 0.');
    }
    if (deployments.length > 1)
        throw invalidParameter('The service cannot be stopped while deployments are active.');
}
function retire(context, service) {
    service.view.status = 'DRAINING';
    service.view.desiredCount = 0;
    service.drainUntil = context.world.clock.now() + vary(context.world, [60_000, 85_000]);
    wake(context, service, vary(context.world, [10_000, 15_000]));
}
