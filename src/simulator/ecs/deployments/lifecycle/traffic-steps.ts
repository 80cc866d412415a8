import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Wire } from '../../../operation.ts';

/** A share of the production traffic, and the minutes for which it stays at least. */
export interface TrafficStep {
  readonly percent: number;
  readonly minutes: number;
}

const everything: TrafficStep = { percent: 100, minutes: 0 };

/** How production traffic shifts: at once, in equal steps, or a little first and then the rest. */
export function trafficSteps({
  strategy,
  linearConfiguration,
  canaryConfiguration,
}: Wire<DeploymentConfiguration>): TrafficStep[] {
  const { stepPercent = 10, stepBakeTimeInMinutes = 6 } = linearConfiguration ?? {};
  const { canaryPercent = 5, canaryBakeTimeInMinutes = 10 } = canaryConfiguration ?? {};
  if (strategy === 'LINEAR') return [...partSteps(stepPercent, stepBakeTimeInMinutes), everything];
  if (strategy !== 'CANARY' || canaryPercent >= 100) return [everything];
  return [{ percent: canaryPercent, minutes: canaryBakeTimeInMinutes }, everything];
}

function partSteps(stepPercent: number, minutes: number): TrafficStep[] {
  const count = Math.ceil(100 / stepPercent) - 1;
  return Array.from({ length: count }, (_, index) => ({ percent: (index + 1) * stepPercent, minutes }));
}
