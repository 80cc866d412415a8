import { StopServiceDeploymentStopType } from '@aws-sdk/client-ecs';
import { AwsError } from "../../aws-error.js";
import { required, requireOneOf } from "../refusal.js";
import { vary } from "../tasks/timing.js";
import { isFinished } from "./conclude.js";
import { findServiceDeployment } from "./lookup.js";
import { wake } from "./wake.js";
/** Asks for the end of a service deployment under way: back to the last completed one, or, for ABORT, just no further. */
export function stopServiceDeployment(input, context) {
    const serviceDeploymentArn = required('serviceDeploymentArn', input.serviceDeploymentArn);
    const stopType = input.stopType ?? 'ROLLBACK';
    requireOneOf('stopType', stopType, StopServiceDeploymentStopType);
    const found = findServiceDeployment(context, serviceDeploymentArn);
    if (!found)
        throw new AwsError('ServiceDeploymentNotFoundException', 'Service deployment not found.');
    const { service, stored } = found;
    if (isFinished(stored)) {
        const details = { resourceIds: [serviceDeploymentArn] };
        throw new AwsError('ConflictException', 'The service deployment is not in a state that can be stopped.', {
            details,
        });
    }
    if (!stored.view.rollback) {
        stored.view.status = stopType === 'ABORT' ? 'STOP_REQUESTED' : 'ROLLBACK_REQUESTED';
        stored.view.updatedAt = context.world.nowSeconds;
        wake(context, service, vary(context.world, [1_000, 3_000]));
    }
    return { serviceDeploymentArn };
}
