import type { DeploymentConfiguration } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import type { StoredService } from './stored.ts';

/** How the newest deployment goes: as the service was configured when it began, whatever has been changed since. */
export function configurationInForce({ history: [current], view }: StoredService): Wire<DeploymentConfiguration> {
  return current?.view.deploymentConfiguration ?? view.deploymentConfiguration ?? {};
}
