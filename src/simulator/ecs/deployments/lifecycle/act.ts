import type { DeploymentLifecycleHookStage, ServiceDeploymentLifecycleStage } from '@aws-sdk/client-ecs';

/** Percentages of the traffic that go to the new revision; the rest goes to the one that it replaces. */
export interface Traffic {
  readonly production: number;
  readonly test: number;
}

/** One thing that happens in a lifecycle; what an answer shows as one stage may be several. */
export interface Act {
  readonly stage: ServiceDeploymentLifecycleStage;
  /** The stage whose hooks run as it begins. */
  readonly hooks?: DeploymentLifecycleHookStage;
  /** Traffic that is shifted as it begins. */
  readonly traffic?: Partial<Traffic>;
  /** How long it lasts, whatever else it waits for. */
  readonly minutes?: number;
  /** The side whose tasks it waits for; it fails when that takes longer than a day. */
  readonly waitsFor?: 'blue' | 'green';
}
