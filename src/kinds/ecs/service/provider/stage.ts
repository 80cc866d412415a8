import type { ServiceDeployment } from '@aws-sdk/client-ecs';

/** How far a deployment with stages has come, and whether it waits there for somebody. */
export function stageOf(deployment: ServiceDeployment | undefined): { stage?: string; isPaused: boolean } {
  const { lifecycleStage, lifecycleHookDetails = [] } = deployment ?? {};
  return {
    ...(lifecycleStage ? { stage: lifecycleStage } : {}),
    isPaused: lifecycleHookDetails.some(({ status }) => status === 'AWAITING_ACTION'),
  };
}
