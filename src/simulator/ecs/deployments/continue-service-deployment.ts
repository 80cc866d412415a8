import { type ContinueServiceDeploymentRequest, DeploymentLifecycleHookAction } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { invalidParameter, required, requireOneOf } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { vary } from '../tasks/timing.ts';
import { isFinished } from './conclude.ts';
import type { RunningHook } from './lifecycle/hooks.ts';
import { requireServiceDeployment } from './lookup.ts';
import type { StoredServiceDeployment } from './stored.ts';
import { wake } from './wake.ts';

/** Answers a pause hook that waits: on, which is what is meant when nothing is said, or back. */
export function continueServiceDeployment(input: Wire<ContinueServiceDeploymentRequest>, context: Context<EcsState>) {
  const serviceDeploymentArn = required('serviceDeploymentArn', input.serviceDeploymentArn);
  const hookId = required('hookId', input.hookId);
  const action = input.action ?? 'CONTINUE';
  requireOneOf('action', action, DeploymentLifecycleHookAction);
  if (!/^ecs-[a-z]+-.+$/.test(hookId)) {
    throw invalidParameter('Invalid hookId: hookId must follow the format: ecs-{hookType}-{id}');
  }
  const { service, stored } = requireServiceDeployment(context, serviceDeploymentArn);
  const hook = requireWaiting(stored, hookId);
  hook.view.status = action === 'CONTINUE' ? 'SUCCEEDED' : 'FAILED';
  // AWS's wording is not known.
  if (action === 'ROLLBACK') hook.problem = `${hook.stage} pause hook was answered with ROLLBACK.`;
  wake(context, service, vary(context.world, [1_000, 3_000]));
  return { serviceDeploymentArn };
}

function requireWaiting(stored: StoredServiceDeployment, hookId: string): RunningHook {
  if (isFinished(stored)) {
    throw invalidParameter('Continuing a service deployment is not allowed for service deployment in terminal states.');
  }
  const hook = stored.lifecycle?.hooks.find(({ view }) => view.hookId === hookId);
  if (hook?.view.status === 'AWAITING_ACTION' && stored.view.status === 'IN_PROGRESS') return hook;
  throw invalidParameter(
    'Provided hookId is either completed, unavailable, or not associated with the given Resource ARN',
  );
}
