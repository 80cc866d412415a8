import type { StoredDeployment, StoredService } from './stored.ts';

/** How many tasks a service wants, and between which numbers a deployment must keep it. */
export interface TaskLimits {
  readonly desired: number;
  /** Healthy tasks that a deployment never stops: minimumHealthyPercent, rounded up. */
  readonly least: number;
  /** Tasks that may be running or starting: maximumPercent, rounded down. */
  readonly most: number;
}

/** The limits in force; a service that is being deleted wants nothing. */
export function taskLimits({ view }: StoredService): TaskLimits {
  const desired = view.status === 'ACTIVE' ? (view.desiredCount ?? 0) : 0;
  const { minimumHealthyPercent = 100, maximumPercent = 200 } = view.deploymentConfiguration ?? {};
  return {
    desired,
    least: Math.ceil((minimumHealthyPercent * desired) / 100),
    most: Math.floor((maximumPercent * desired) / 100),
  };
}

/** The deployment whose tasks make up the desired count: the newest that has not failed. */
export function servingDeployment(service: StoredService): StoredDeployment | undefined {
  return service.deployments.find(({ rolloutState }) => rolloutState !== 'FAILED');
}
