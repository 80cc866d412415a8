import type { Lifecycle, StoredService } from '../stored.ts';
import { planActs } from './plan-acts.ts';

/** The way that lies ahead of a service's next deployment; a rolling one has none. */
export function newLifecycle({ view, deployments, lastCompleted: blue }: StoredService): Lifecycle | undefined {
  const { deploymentConfiguration = {} } = view;
  if ((deploymentConfiguration.strategy ?? 'ROLLING') === 'ROLLING') return undefined;
  const unsettled = deployments.some((deployment) => deployment !== blue);
  return {
    acts: planActs(deploymentConfiguration, { replaces: blue !== undefined, unsettled }),
    ...{ position: -1, since: 0, until: 0, blue, hooks: [] },
    traffic: { production: 0, test: 0 },
  };
}
