import type { Context } from '../../operation.ts';
import { activeInstances } from '../placement/instances.ts';
import { isRefusal, type Place, placeOnFargate, placeOnInstance, type Refusal } from '../placement/place.ts';
import { requirementsOf } from '../placement/requirements.ts';
import type { EcsState } from '../state.ts';
import { nextProvider, onFargate } from '../tasks/capacity.ts';
import { launch } from '../tasks/launch.ts';
import { resolvePlatformVersion } from '../tasks/platform.ts';
import type { StoredTask } from '../tasks/stored.ts';
import { taskTags } from '../tasks/task-tags.ts';
import { announce } from './announce.ts';
import { isDaemon, vacantInstances } from './daemon.ts';
import { isDeadlocked, reportDeadlock } from './deadlock.ts';
import { servingDeployment, taskLimits } from './limits.ts';
import { endShortage, reportShortage } from './placement-shortage.ts';
import { serves } from './serves.ts';
import { countsSideBySide } from './side-by-side.ts';
import type { StoredDeployment, StoredService } from './stored.ts';
import { taskChanged } from './task-change.ts';
import { liveTasks } from './task-counts.ts';

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
  if (count === 0) {
    if (isDeadlocked(service, serving)) reportDeadlock(context, service, serving);
    else endShortage(context, service, serving);
    return;
  }
  service.steady = false;
  if (context.world.clock.now() < serving.backOff.until) return;
  const room = isDaemon(service) ? vacantInstances(context, service, serving).length : count;
  const { started, refusal } = startTasks(context, service, { serving, count: Math.min(count, room) });
  announceStarted(context, service, started);
  if (refusal) reportShortage(context, service, { serving, event: refusal.event });
  else endShortage(context, service, serving);
}

/** How many tasks a deployment may start now. */
export function missingTasks(service: StoredService, serving: StoredDeployment): number {
  const { desired, most } = taskLimits(service);
  const sideBySide = countsSideBySide(service);
  const tasks = liveTasks(service);
  const own = tasks.filter((task) => serves(task, service, serving)).length;
  if (sideBySide) return Math.max(0, (sideBySide.get(serving) ?? 0) - own);
  return Math.max(0, Math.min(desired - own, most - tasks.length));
}

interface Batch {
  readonly serving: StoredDeployment;
  readonly count: number;
}

function startTasks(context: Ecs, service: StoredService, { serving, count }: Batch) {
  const strategy = serving.revision.capacityProviderStrategy ?? [];
  const providers = liveTasks(service).map(({ view }) => view.capacityProviderName);
  const find = placeFinder(context, service, serving);
  const started: StoredTask[] = [];
  let refusal: Refusal | undefined;
  for (let index = 0; index < count; index++) {
    const provider = nextProvider(strategy, providers);
    providers.push(provider);
    const place = find(provider);
    if (isRefusal(place)) refusal = place;
    else started.push(startTask(context, service, { serving, provider, place }));
  }
  return { started, refusal };
}

type Find = (provider: string | undefined) => Place | Refusal;

/** Services that say nothing about it are spread over the zones; only one task of a daemon goes to each instance. */
function placeFinder(context: Ecs, service: StoredService, serving: StoredDeployment): Find {
  if (onFargate(serving.revision)) return (provider) => placeOnFargate(context, provider);
  const { placementConstraints = [], placementStrategy = [] } = service.view;
  const requirements = requirementsOf({
    definition: serving.definition,
    overrides: {},
    group: groupOf(service),
    placementConstraints,
    placementStrategy: placementStrategy.length > 0 ? placementStrategy : spreadOverZones,
  });
  if (!isDaemon(service)) {
    const instances = activeInstances(context, service.clusterName);
    return (provider) => placeOnInstance(context, instances, { requirements, provider });
  }
  const vacant = new Set(vacantInstances(context, service, serving));
  return (provider) => {
    const place = placeOnInstance(context, [...vacant], { requirements, provider });
    if (!isRefusal(place) && place.host) vacant.delete(place.host.instance);
    return place;
  };
}

const spreadOverZones = [{ type: 'spread' as const, field: 'attribute:ecs.availability-zone' }];

function groupOf({ name }: StoredService): string {
  return `service:${name}`;
}

interface Start {
  readonly serving: StoredDeployment;
  readonly provider: string | undefined;
  readonly place: Place;
}

function startTask(context: Ecs, service: StoredService, { serving, provider, place }: Start): StoredTask {
  const { id, revision, definition } = serving;
  const { view, clusterName, name: serviceName } = service;
  const { propagateTags, enableECSManagedTags } = view;
  const tags = propagateTags === 'SERVICE' ? (view.tags ?? []) : [];
  const source = { tags, propagateTags, enableECSManagedTags, clusterName, serviceName };
  const platformVersion = revision.platformVersion ?? resolvePlatformVersion(definition);
  const task = launch(context, {
    ...place,
    clusterName,
    definition,
    group: groupOf(service),
    startedBy: id,
    provider,
    platformVersion: place.host ? undefined : platformVersion,
    networkConfiguration: revision.networkConfiguration,
    overrides: {},
    tags: taskTags(context, source, definition),
    enableExecuteCommand: view.enableExecuteCommand ?? false,
    owner: { serviceName, deploymentId: id, onChange: (changed) => taskChanged(context, service, changed) },
  });
  service.tasks.add(task);
  return task;
}

function announceStarted(context: Ecs, service: StoredService, started: readonly StoredTask[]): void {
  for (let first = 0; first < started.length; first += announcedAtOnce) {
    const batch = started.slice(first, first + announcedAtOnce);
    const names = batch.map(({ id }) => `(task ${id})`).join(' ');
    announce(context, service, `has started ${batch.length} tasks: ${names}.`);
  }
}
