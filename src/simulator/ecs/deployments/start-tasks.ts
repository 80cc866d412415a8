import type { Context } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { nextProvider, onFargate } from '../tasks/capacity.ts';
import { launch } from '../tasks/launch.ts';
import { resolvePlatformVersion } from '../tasks/platform.ts';
import type { StoredTask } from '../tasks/stored.ts';
import { taskTags } from '../tasks/task-tags.ts';
import { announce } from './announce.ts';
import { servingDeployment, taskLimits } from './limits.ts';
import { countsSideBySide } from './side-by-side.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { taskChanged } from './task-change.ts';
import { belongsTo, liveTasks } from './task-counts.ts';

type Ecs = Context<EcsState>;

const announcedAtOnce = 10;

/** Starts the tasks that deployments lack, as far as there is room and their failures allow. */
export function startMissingTasks(context: Ecs, service: StoredService): void {
  for (const deployment of growingDeployments(service)) startMissing(context, service, deployment);
}

/** The deployments that may start tasks: the one that serves, or all that run side by side. */
export function growingDeployments(service: StoredService): StoredDeployment[] {
  const serving = servingDeployment(service);
  return [...(countsSideBySide(service)?.keys() ?? (serving ? [serving] : []))];
}

function startMissing(context: Ecs, service: StoredService, serving: StoredDeployment): void {
  const count = missingTasks(service, serving);
  if (count === 0) return;
  service.steady = false;
  if (!onFargate(serving.revision)) refusePlacement(context, service, serving);
  else if (context.world.clock.now() >= serving.backOff.until) startTasks(context, service, { serving, count });
}

/** How many tasks a deployment may start now. */
export function missingTasks(service: StoredService, serving: StoredDeployment): number {
  const { desired, most } = taskLimits(service);
  const sideBySide = countsSideBySide(service);
  const tasks = liveTasks(service);
  const own = tasks.filter((task) => belongsTo(task, serving)).length;
  if (sideBySide) return Math.max(0, (sideBySide.get(serving) ?? 0) - own);
  return Math.max(0, Math.min(desired - own, most - tasks.length));
}

function startTasks(
  context: Ecs,
  service: StoredService,
  { serving, count }: { serving: StoredDeployment; count: number },
): void {
  const started = Array.from({ length: count }, () => startTask(context, service, serving));
  for (let first = 0; first < started.length; first += announcedAtOnce) {
    const batch = started.slice(first, first + announcedAtOnce);
    announce(
      context,
      service,
      `has started ${batch.length} tasks: ${batch.map(({ id }) => `(task ${id})`).join(' ')}.`,
    );
  }
}

function startTask(context: Ecs, service: StoredService, { id, revision, definition }: StoredDeployment): StoredTask {
  const { view, clusterName, name: serviceName } = service;
  const { propagateTags, enableECSManagedTags } = view;
  const tags = propagateTags === 'SERVICE' ? (view.tags ?? []) : [];
  const providers = liveTasks(service).map((task) => task.view.capacityProviderName);
  const source = { tags, propagateTags, enableECSManagedTags, clusterName, serviceName };
  const task = launch(context, {
    clusterName,
    definition,
    group: `service:${serviceName}`,
    startedBy: id,
    provider: nextProvider(revision.capacityProviderStrategy ?? [], providers),
    platformVersion: revision.platformVersion ?? resolvePlatformVersion(definition),
    networkConfiguration: revision.networkConfiguration,
    overrides: {},
    tags: taskTags(context, source, definition),
    enableExecuteCommand: view.enableExecuteCommand ?? false,
    owner: { serviceName, deploymentId: id, onChange: (changed) => taskChanged(context, service, changed) },
  });
  service.tasks.add(task);
  return task;
}

/** Nothing but Fargate has capacity here: said once per deployment, and no task comes to be. */
function refusePlacement(context: Ecs, service: StoredService, serving: StoredDeployment): void {
  if (serving.unplaceable) return;
  serving.unplaceable = true;
  announce(
    context,
    service,
    'was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.',
  );
}
