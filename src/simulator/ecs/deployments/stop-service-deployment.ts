import { type StopServiceDeploymentRequest, StopServiceDeploymentStopType } from '@aws-sdk/client-ecs';
import { AwsError } from '../../aws-error.ts';
import type { Context, Wire } from '../../operation.ts';
import { required, requireOneOf } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { vary } from '../tasks/timing.ts';
import { isFinished } from './conclude.ts';
import { requireServiceDeployment } from './lookup.ts';
import { wake } from './wake.ts';

/**
 * Asks for the end of a service deployment under way: back to the last completed one, or, for ABORT, just no further. One
 * that has been superseded stops anyway, and one that goes back already can only be aborted.
 */
export function stopServiceDeployment(input: Wire<StopServiceDeploymentRequest>, context: Context<EcsState>) {
  const serviceDeploymentArn = required('serviceDeploymentArn', input.serviceDeploymentArn);
  const stopType = input.stopType ?? 'ROLLBACK';
  requireOneOf('stopType', stopType, StopServiceDeploymentStopType);
  const { service, stored } = requireServiceDeployment(context, serviceDeploymentArn);
  if (isFinished(stored)) {
    const details = { resourceIds: [serviceDeploymentArn] };
    throw new AwsError('ConflictException', 'The service deployment is not in a state that can be stopped.', {
      details,
    });
  }
  const abort = stopType === 'ABORT';
  if (stored === service.history[0] && (abort || !stored.view.rollback)) {
    stored.view.status = abort ? 'STOP_REQUESTED' : 'ROLLBACK_REQUESTED';
    stored.view.updatedAt = context.world.nowSeconds;
    wake(context, service, vary(context.world, [1_000, 3_000]));
  }
  return { serviceDeploymentArn };
}
