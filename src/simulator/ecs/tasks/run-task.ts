import type { RunTaskRequest, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
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

/** Starts tasks, or answers with those that the same request with the same client token started before. */
export function runTask(input: Request, context: Ecs) {
  const cluster = hostCluster(context, input.cluster);
  const definition = usableDefinition(context.state, input.taskDefinition);
  const started = repeatedRun(context, cluster, input) ?? startTasks(input, context, { cluster, definition });
  return structuredClone({ tasks: started.map(({ view }) => view), failures: [] });
}

function startTasks(
  input: Request,
  context: Ecs,
  { cluster, definition }: { cluster: StoredCluster; definition: Wire<TaskDefinition> },
): readonly StoredTask[] {
  requireNetwork(definition, input.networkConfiguration);
  const capacity = chooseCapacity(cluster, input);
  requireRunnable(input, definition, capacity);
  const tasks: StoredTask[] = [];
  const order = launchOrder(input, context, { cluster, definition });
  while (tasks.length < (input.count ?? 1)) {
    const providers = tasks.map(({ view }) => view.capacityProviderName);
    const provider = nextProvider(capacity.capacityProviderStrategy ?? [], providers);
    tasks.push(launch(context, { ...structuredClone(order), owner: undefined, provider }));
  }
  rememberRun(context, cluster, { request: input, tasks });
  return tasks;
}

function launchOrder(
  input: Request,
  context: Ecs,
  { cluster, definition }: { cluster: StoredCluster; definition: Wire<TaskDefinition> },
) {
  const { propagateTags, enableECSManagedTags } = input;
  const clusterName = cluster.view.clusterName ?? '';
  const source = { tags: checkedTags(input.tags), propagateTags, enableECSManagedTags, clusterName };
  return {
    clusterName,
    definition,
    group: input.group ?? `family:${definition.family}`,
    startedBy: input.startedBy,
    platformVersion: resolvePlatformVersion(definition, input.platformVersion),
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
  if (lacksVolume(definition, input.volumeConfigurations)) throw invalidParameter(volumeMissing);
  requireKnownContainers(input, definition);
  if (!onFargate(capacity)) throw invalidParameter('No Container Instances were found in your cluster.');
}

function requireKnownContainers(input: Request, definition: Wire<TaskDefinition>): void {
  const known = (definition.containerDefinitions ?? []).map(({ name }) => name);
  const unknown = (input.overrides?.containerOverrides ?? []).find(({ name }) => !known.includes(name));
  if (!unknown) return;
  throw invalidParameter(`Override for container named ${unknown.name} is not a container in the TaskDefinition.`);
}
