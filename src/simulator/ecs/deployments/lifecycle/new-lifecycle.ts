import { servingDeployment } from '../limits.ts';
import type { Lifecycle, StoredDeployment, StoredService } from '../stored.ts';
import { planActs } from './plan-acts.ts';

/** The way that lies ahead of a service's next deployment; a rolling one has none. */
export function newLifecycle(service: StoredService): Lifecycle | undefined {
  const { deploymentConfiguration = {} } = service.view;
  if ((deploymentConfiguration.strategy ?? 'ROLLING') === 'ROLLING') return undefined;
  const blue = sideInUse(service);
  const unsettled = service.deployments.some((deployment) => deployment !== blue);
  return {
    acts: planActs(deploymentConfiguration, { replaces: blue !== undefined, unsettled }),
    ...{ position: -1, since: 0, until: 0, blue, hooks: [] },
    traffic: { production: 0, test: 0 },
  };
}

/**
 * What was completed last, or what had replaced that altogether although it never got to be completed. A service that has
 * completed nothing has nothing that is worth going back to.
 */
function sideInUse(service: StoredService): StoredDeployment | undefined {
  const { lastCompleted, deployments } = service;
  if (!lastCompleted || deployments.includes(lastCompleted)) return lastCompleted;
  return servingDeployment(service);
}
