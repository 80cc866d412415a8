import type { ServiceRevision, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { arn } from '../names.ts';
import { vary } from '../tasks/timing.ts';
import { idleWatch } from './alarm-watch.ts';
import { isFinished } from './conclude.ts';
import { newLifecycle } from './lifecycle/new-lifecycle.ts';
import { type RevisionSettings, revisionSettings } from './revision.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { wake } from './wake.ts';

type Here = Context<unknown>;

/** Makes a new deployment the PRIMARY; one that is still under way is superseded. Nothing moves for a second or two. */
export function startDeployment(
  context: Here,
  service: StoredService,
  { settings, definition }: { settings: RevisionSettings; definition: Wire<TaskDefinition> },
): void {
  const deployment = newDeployment(context, newRevision(context, service, settings), definition);
  const [current] = service.history;
  if (current && !isFinished(current)) current.view.status = 'STOP_REQUESTED';
  service.history.unshift({
    view: newServiceDeployment(context, service),
    target: deployment,
    sources: [...service.deployments],
    alarms: idleWatch(),
    bakedAt: undefined,
    lifecycle: newLifecycle(service),
  });
  service.deployments = [deployment, ...service.deployments];
  service.steady = false;
  wake(context, service, vary(context.world, [1_000, 2_000]));
}

function newRevision(context: Here, service: StoredService, settings: RevisionSettings): Wire<ServiceRevision> {
  const { clusterArn, serviceArn } = service.view;
  return {
    serviceRevisionArn: arn(context, `service-revision/${pathOf(service)}/${context.world.digits(19)}`),
    serviceArn,
    clusterArn,
    ...revisionSettings(settings),
    guardDutyEnabled: false,
    createdAt: context.world.nowSeconds,
  };
}

function newDeployment(
  { world }: Here,
  revision: Wire<ServiceRevision>,
  definition: Wire<TaskDefinition>,
): StoredDeployment {
  const id = `ecs-svc/${revision.serviceRevisionArn?.split('/').at(-1)}`;
  return {
    id,
    revision,
    definition: structuredClone(definition),
    createdAt: world.nowSeconds,
    updatedAt: world.nowSeconds,
    desiredCount: 0,
    failedTasks: 0,
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: `ECS deployment ${id} in progress.`,
    backOff: { failedAgain: false, rounds: 0, until: 0 },
    shortage: undefined,
  };
}

function newServiceDeployment(context: Here, service: StoredService) {
  const { clusterArn, serviceArn, deploymentConfiguration } = service.view;
  return {
    serviceDeploymentArn: arn(context, `service-deployment/${pathOf(service)}/${context.world.base62(21)}`),
    serviceArn,
    clusterArn,
    createdAt: context.world.nowSeconds,
    updatedAt: context.world.nowSeconds,
    status: 'PENDING' as const,
    deploymentConfiguration: structuredClone(deploymentConfiguration),
  };
}

function pathOf({ clusterName, name }: StoredService): string {
  return `${clusterName}/${name}`;
}
