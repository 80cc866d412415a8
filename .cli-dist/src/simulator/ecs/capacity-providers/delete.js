import { CapacityProviderStatus, CapacityProviderUpdateStatus, } from '@aws-sdk/client-ecs';
import { required } from "../refusal.js";
import { ownProvider } from "./lookup.js";
const deletionMs = 5_000;
/**
 * Starts to delete a capacity provider, which is INACTIVE five seconds later. The call succeeds even when a cluster still has it:
 * the answer then shows DELETE_FAILED with the reason, and nothing is deleted.
 */
export function deleteCapacityProvider(input, context) {
    const { view } = ownProvider(context, required('capacityProvider', input.capacityProvider));
    const cluster = clusterWith(context.state, view.name ?? '');
    if (cluster !== undefined) {
        view.updateStatus = CapacityProviderUpdateStatus.DELETE_FAILED;
        view.updateStatusReason = `The capacity provider cannot be deleted because it is associated with cluster: ${cluster}. Remove the capacity provider from the cluster and try again.`;
        return { capacityProvider: view };
    }
    view.updateStatus = CapacityProviderUpdateStatus.DELETE_IN_PROGRESS;
    delete view.updateStatusReason;
    context.world.clock.schedule(deletionMs, () => {
        view.status = CapacityProviderStatus.INACTIVE;
        view.updateStatus = CapacityProviderUpdateStatus.DELETE_COMPLETE;
    });
    return { capacityProvider: view };
}
function clusterWith({ clusters }, provider) {
    const having = [...clusters].find(([, { view }]) => view.capacityProviders?.includes(provider));
    return having?.[0];
}
