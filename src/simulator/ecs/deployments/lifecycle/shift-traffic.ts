import type { ServiceRevisionSummary } from '@aws-sdk/client-ecs';
import type { Wire } from '../../../operation.ts';
import type { Lifecycle, StoredDeployment, StoredServiceDeployment } from '../stored.ts';
import type { Traffic } from './act.ts';

/** Directs traffic: the one place that has new weights to tell to the listener rules of a load balancer, once there are any. */
export function shiftTraffic(lifecycle: Lifecycle, traffic: Partial<Traffic>): void {
  lifecycle.traffic = { ...lifecycle.traffic, ...traffic };
}

type Weights = Pick<Wire<ServiceRevisionSummary>, 'requestedProductionTrafficWeight' | 'requestedTestTrafficWeight'>;

/** The traffic that one side of a service deployment gets; nothing where no traffic is shifted. */
export function shownTraffic({ lifecycle, target }: StoredServiceDeployment, deployment: StoredDeployment): Weights {
  if (!lifecycle) return {};
  const { production, test } = lifecycle.traffic;
  if (deployment === target) return weights(production, test);
  return deployment === lifecycle.blue ? weights(100 - production, 100 - test) : weights(0, 0);
}

function weights(production: number, test: number): Weights {
  return { requestedProductionTrafficWeight: tenths(production), requestedTestTrafficWeight: tenths(test) };
}

/** Percentages have one decimal place, which differences of them do not keep in binary. */
function tenths(percent: number): number {
  return Math.round(percent * 10) / 10;
}
