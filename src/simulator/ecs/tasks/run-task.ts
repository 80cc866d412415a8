import type { Failure, RunTaskRequest, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { activeInstances } from '../placement/instances.ts';
import {
  isRefusal,
  noInstances,
  type Place,
  placeOnFargate,
  placeOnInstance,
  type Refusal,
} from '../placement/place.ts';
import { placementProblem } from '../placement/request-problem.ts';
import { requirementsOf } from '../placement/requirements.ts';
import { invalidParameter } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { checkedTags } from '../tag-rules.ts';
import { type Capacity, chooseCapacity, nextProvider, onFargate } from './capacity.ts';
import { hostCluster } from './host-cluster.ts';
import { launch } from './launch.ts';
import {
  lacksVolume,
  requireFittingCapacity,
  requireNetwork,
  usableDefinition,
  volumeMissing,
} from './launch-check.ts';
import { resolvePlatformVersion } from './platform.ts';
import { rememberRun, repeatedRun } from './run-task-token.ts';
import type { StoredTask } from './stored.ts';
import { taskTags } from './task-tags.ts';

type Ecs = Context<EcsState>;
type Request = Wire<RunTaskRequest>;

interface Target {
  readonly cluster: StoredCluster;
  readonly definition: Wire<TaskDefinition>;
}

interface Run {
  readonly tasks: readonly StoredTask[];
  readonly failures: readonly Wire<Failure>[];
}

/**
 * Starts tasks, or answers with those that the same request with the same client token started before. Those that find no
 * place are no error: the answer says what is in their way.
 */
export function runTask(input: Request, context: Ecs) {
  const cluster = hostCluster(context, input.cluster);
  const definition = usableDefinition(context.state, input.taskDefinition);
  const repeated = repeatedRun(context, cluster, input);
  const { tasks, failures } = repeated
    ? { tasks: repeated, failures: [] }
    : startTasks(input, context, { cluster, definition });
  return structuredClone({ tasks: tasks.map(({ view }) => view), failures });
}

function startTasks(input: Request, context: Ecs, target: Target): Run {
  requireNetwork(target.definition, input.networkConfiguration);
  const capacity = chooseCapacity(target.cluster, input);
  requireRunnable(input, target.definition, capacity);
  const find = placeFinder(input, context, { ...target, capacity });
  const order = launchOrder(input, context, { ...target, capacity });
  const tasks: StoredTask[] = [];
  const providers: (string | undefined)[] = [];
  let failures: Run['failures'] = [];
  while (providers.length < (input.count ?? 1)) {
    const provider = nextProvider(capacity.capacityProviderStrategy ?? [], providers);
    providers.push(provider);
    const place = find(provider);
    if (isRefusal(place)) ({ failures } = place);
    else tasks.push(launch(context, { ...structuredClone(order), ...place, owner: undefined, provider }));
  }
  rememberRun(context, target.cluster, { request: input, tasks });
  return { tasks, failures };
}

type Find = (provider: string | undefined) => Place | Refusal;

function placeFinder(
  input: Request,
  context: Ecs,
  { cluster, definition, capacity }: Target & { capacity: Capacity },
): Find {
  if (onFargate(capacity)) return (provider) => placeOnFargate(context, provider);
  const instances = activeInstances(context, cluster.view.clusterName ?? '');
  if (instances.length === 0)
    throw invalidParameter(noInstances(capacity.capacityProviderStrategy?.[0]?.capacityProvider));
  const { overrides = {}, placementConstraints = [], placementStrategy = [] } = input;
  const group = groupOf(input, definition);
  const requirements = requirementsOf({ definition, overrides, group, placementConstraints, placementStrategy });
  return (provider) => placeOnInstance(context, instances, { requirements, provider });
}

function groupOf({ group }: Request, { family }: Wire<TaskDefinition>): string {
  return group ?? `family:${family}`;
}

function launchOrder(input: Request, context: Ecs, { cluster, definition, capacity }: Target & { capacity: Capacity }) {
  const { propagateTags, enableECSManagedTags, platformVersion } = input;
  const clusterName = cluster.view.clusterName ?? '';
  const source = { tags: checkedTags(input.tags), propagateTags, enableECSManagedTags, clusterName };
  return {
    clusterName,
    definition,
    group: groupOf(input, definition),
    startedBy: input.startedBy,
    platformVersion: onFargate(capacity) ? resolvePlatformVersion(definition, platformVersion) : undefined,
    networkConfiguration: input.networkConfiguration,
    overrides: input.overrides ?? {},
    tags: taskTags(context, source, definition),
    enableExecuteCommand: input.enableExecuteCommand ?? false,
  };
}

function requireRunnable(input: Request, definition: Wire<TaskDefinition>, capacity: Capacity): void {
  const { count = 1, startedBy = '', clientToken = '' } = input;
  if (count < 1 || count > 10) throw invalidParameter('Count must be between 1 and 10.');
  if (startedBy.length > 128) throw invalidParameter('startedBy longer than 128.');
  if (clientToken.length > 64) throw invalidParameter('idempotency token longer than 64.');
  if (JSON.stringify(input.overrides ?? {}).length > 8192) throw invalidParameter('Overrides are longer than 8192.');
  requireFittingCapacity(definition, capacity, input);
  const problem = placementProblem(input, onFargate(capacity));
  if (problem !== undefined) throw invalidParameter(problem);
  if (lacksVolume(definition, input.volumeConfigurations)) throw invalidParameter(volumeMissing);
  requireKnownContainers(input, definition);
}

function requireKnownContainers(input: Request, definition: Wire<TaskDefinition>): void {
  const known = (definition.containerDefinitions ?? []).map(({ name }) => name);
  const unknown = (input.overrides?.containerOverrides ?? []).find(({ name }) => !known.includes(name));
  if (!unknown) return;
  throw invalidParameter(`Override for container named ${unknown.name} is not a container in the TaskDefinition.`);
}
