import type { Service } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { resolvePlatformVersion } from '../tasks/platform.ts';
import { endWatch } from './alarm-watch.ts';
import { announce } from './announce.ts';
import type { StoredDeployment, StoredService } from './stored.ts';

/**
 * Makes the deployment that was completed last the PRIMARY again, under its old id and revision, and gives the service that
 * revision's settings back. The failed one stays until its tasks are gone.
 */
export function rollBack(
  context: Context<unknown>,
  service: StoredService,
  { cause, reason }: { cause: string; reason: string },
): void {
  const {
    lastCompleted: target,
    history: [current],
  } = service;
  if (!target) return;
  service.deployments = [target, ...service.deployments.filter((deployment) => deployment !== target)];
  Object.assign(target, {
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${cause}: rolling back to deploymentId ${target.id}.`,
    failedTasks: 0,
    updatedAt: context.world.nowSeconds,
  } satisfies Partial<StoredDeployment>);
  Object.assign(target.backOff, { failedAgain: false, rounds: 0, until: 0 });
  restore(service.view, target);
  announce(context, service, `rolling back to deployment ${target.id}.`);
  const rollback = {
    reason,
    startedAt: context.world.nowSeconds,
    serviceRevisionArn: target.revision.serviceRevisionArn,
  };
  if (!current) return;
  Object.assign(current.view, { status: 'ROLLBACK_IN_PROGRESS', statusReason: reason, rollback });
  endWatch(current.alarms, 'MONITORING_COMPLETE');
}

function restore(view: Wire<Service>, { revision, definition }: StoredDeployment): void {
  const latest = resolvePlatformVersion(definition);
  view.taskDefinition = revision.taskDefinition;
  view.launchType = revision.launchType;
  view.capacityProviderStrategy = revision.capacityProviderStrategy;
  view.platformVersion = revision.platformVersion === latest ? 'LATEST' : revision.platformVersion;
  view.platformFamily = revision.platformFamily;
  view.networkConfiguration = revision.networkConfiguration;
  view.loadBalancers = revision.loadBalancers ?? [];
  view.serviceRegistries = revision.serviceRegistries ?? [];
}
