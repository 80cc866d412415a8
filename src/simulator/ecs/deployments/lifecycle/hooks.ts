import type {
  DeploymentLifecycleHook,
  DeploymentLifecycleHookDetail,
  DeploymentLifecycleHookStage,
} from '@aws-sdk/client-ecs';
import type { Wire } from '../../../operation.ts';
import type { World } from '../../../world.ts';

/** A hook that a deployment has come to. */
export interface RunningHook {
  readonly stage: DeploymentLifecycleHookStage;
  readonly view: Wire<DeploymentLifecycleHookDetail>;
  /** Epoch milliseconds before which its function is not called again; a pause never calls. */
  callAt: number;
  /** Why the deployment cannot go on, to follow `because`. */
  problem?: string;
}

/** How long ECS waits before it calls a function again that says `IN_PROGRESS`. */
const callAgainMs = 30_000;

/** Begins one run of a configured hook at a stage. */
export function beginHook(
  world: World,
  { targetType = 'AWS_LAMBDA', hookTargetArn, timeoutConfiguration }: Wire<DeploymentLifecycleHook>,
  stage: DeploymentLifecycleHookStage,
): RunningHook {
  const { timeoutInMinutes = 1440, action = 'ROLLBACK' } = timeoutConfiguration ?? {};
  const isPause = targetType === 'PAUSE';
  return {
    stage,
    view: {
      hookId: `ecs-${isPause ? 'pause' : 'lambda'}-${world.base62(43)}`,
      targetType,
      ...(isPause ? {} : { targetArn: hookTargetArn }),
      status: isPause ? 'AWAITING_ACTION' : 'IN_PROGRESS',
      expiresAt: world.nowSeconds + timeoutInMinutes * 60,
      timeoutAction: action,
    },
    callAt: isPause ? Number.POSITIVE_INFINITY : world.clock.now(),
  };
}

/** True while the deployment waits for the hook. */
export function isOpen({ view: { status } }: RunningHook): boolean {
  return status === 'AWAITING_ACTION' || status === 'IN_PROGRESS';
}

/** Calls the hook's function if that is due, and ends the hook when its time is up. */
export function pursueHook(world: World, hook: RunningHook): void {
  const now = world.clock.now();
  if (isOpen(hook) && now >= hook.callAt) call(world, hook);
  if (isOpen(hook) && world.nowSeconds >= (hook.view.expiresAt ?? 0)) timeOut(hook);
}

function call(world: World, hook: RunningHook): void {
  const { targetArn = '' } = hook.view;
  const verdict = world.lambdas.get(targetArn);
  hook.callAt = world.clock.now() + callAgainMs;
  if (verdict === 'IN_PROGRESS') return;
  hook.view.status = verdict ?? 'FAILED';
  if (verdict === 'SUCCEEDED') return;
  const cause = verdict
    ? `Lifecycle hook target ${targetArn} returned FAILED status.`
    : `ECS was unable to invoke hook target ${targetArn} due to Function not found: ${targetArn}`;
  hook.problem = `${hook.stage} lifecycle hook(s) failed. ${cause}`;
}

function timeOut(hook: RunningHook): void {
  const { targetArn, timeoutAction } = hook.view;
  hook.view.status = 'TIMED_OUT';
  if (timeoutAction === 'CONTINUE') return;
  hook.problem = targetArn
    ? `${hook.stage} lifecycle hook(s) failed. Lifecycle hook target ${targetArn} timed out.`
    : `${hook.stage} pause hook timed out.`;
}
