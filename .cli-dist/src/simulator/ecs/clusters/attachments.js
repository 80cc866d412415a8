import { ManagedScalingStatus } from '@aws-sdk/client-ecs';
import { AwsError } from "../../aws-error.js";
const attachMs = 10_000;
/** Refuses to change a cluster whose scaling policies are being attached or removed. */
export function requireIdle(view) {
    if (view.attachmentsStatus !== 'UPDATE_IN_PROGRESS')
        return;
    throw new AwsError('UpdateInProgressException', 'The specified cluster is in a busy state. Cluster attachments must be in UPDATE_COMPLETE or UPDATE_FAILED state before they can be updated.');
}
/**
 * Brings a cluster's scaling policies in line with its capacity providers, one for each Auto Scaling group that ECS scales. Takes
 * ten seconds, after which the cluster is told; says whether there is anything to do.
 */
export function attach(context, view, done = () => { }) {
    const wanted = (view.capacityProviders ?? []).filter((name) => isScaled(context.state, name));
    const present = new Map((view.attachments ?? []).map((attachment) => [providerOf(attachment), attachment]));
    if (wanted.length === present.size && wanted.every((name) => present.has(name)))
        return false;
    const attachments = wanted.map((name) => present.get(name) ?? policyAttachment(context, name));
    view.attachments = attachments;
    view.attachmentsStatus = 'UPDATE_IN_PROGRESS';
    context.world.clock.schedule(attachMs, () => {
        view.attachments = attachments.map((attachment) => ({ ...attachment, status: 'CREATED' }));
        view.attachmentsStatus = 'UPDATE_COMPLETE';
        done();
    });
    return true;
}
function isScaled(state, provider) {
    const group = state.capacityProviders.get(provider)?.view.autoScalingGroupProvider;
    return group?.managedScaling?.status === ManagedScalingStatus.ENABLED;
}
function policyAttachment({ world }, provider) {
    const details = [
        { name: 'capacityProviderName', value: provider },
        { name: 'scalingPolicyName', value: `ECSManagedAutoScalingPolicy-${world.uuid()}` },
    ];
    return { id: world.uuid(), type: 'as_policy', status: 'PRECREATED', details };
}
function providerOf({ details }) {
    return details?.find(({ name }) => name === 'capacityProviderName')?.value;
}
