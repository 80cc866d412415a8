import type { TaskDefinition } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { EcsState } from '../state.ts';
import { plannedExits } from './container-exit.ts';
import { openLogs, writeLog } from './container-log.ts';
import { type Fated, fatedContainers } from './fate.ts';
import { plannedHealth } from './health.ts';
import { imageDigest, pullFailure, pullTime } from './image-pull.ts';
import { attachInterface, bindPorts } from './network.ts';
import { play } from './step.ts';
import { stop } from './stop.ts';
import type { StoredTask } from './stored.ts';

type Ecs = Context<EcsState>;

/** Sends a new task on its way to RUNNING, which usually takes 14 to 24 seconds, and from there to what its containers do. */
export function start(context: Ecs, task: StoredTask, definition: Wire<TaskDefinition>): void {
  const containers = fatedContainers(context, task, definition);
  const plan = { definition, containers };
  play({ context, task, during: 'RUNNING' }, [
    { after: [5_000, 8_000], run: () => attach(context, task) },
    { after: [4_000, 6_000], run: () => beginPull(context, task) },
    { after: pullTime(containers), run: () => endPull(context, task, plan) },
    { after: [1_000, 2_000], run: () => run(context, task, plan) },
  ]);
}

interface Plan {
  readonly definition: Wire<TaskDefinition>;
  readonly containers: readonly Fated[];
}

function attach(context: Ecs, task: StoredTask): void {
  task.view.lastStatus = 'PENDING';
  for (const attachment of task.view.attachments ?? []) {
    attachInterface(context, attachment, task.view.containers ?? []);
  }
}

function beginPull(context: Ecs, task: StoredTask): void {
  task.view.pullStartedAt = context.world.nowSeconds;
}

function endPull(context: Ecs, task: StoredTask, { definition, containers }: Plan): void {
  task.view.pullStoppedAt = context.world.nowSeconds;
  const failure = pullFailure(context, containers) ?? logFailure(context, task, definition);
  if (failure) failToStart(context, task, failure);
  else activate(context, task);
}

function logFailure(context: Ecs, task: StoredTask, definition: Wire<TaskDefinition>): Failure | undefined {
  const reason = openLogs(context, task, definition);
  return reason === undefined ? undefined : { name: undefined, reason };
}

function activate(context: Ecs, task: StoredTask): void {
  task.view.lastStatus = 'ACTIVATING';
  for (const container of task.view.containers ?? []) {
    container.runtimeId ??= `${task.id}-${context.world.digits(10)}`;
    container.imageDigest = imageDigest(context, container.image ?? '');
  }
}

interface Failure {
  /** The container that ECS blames. */
  readonly name: string | undefined;
  readonly reason: string;
}

function failToStart(context: Ecs, task: StoredTask, failure: Failure): void {
  const container = task.view.containers?.find(({ name }) => name === failure.name);
  if (container) container.reason = failure.reason;
  stop(context, task, { stopCode: 'TaskFailedToStart', stoppedReason: failure.reason });
}

function run(context: Ecs, task: StoredTask, { definition, containers }: Plan): void {
  const { view } = task;
  const now = context.world.nowSeconds;
  Object.assign(view, { lastStatus: 'RUNNING', startedAt: now, connectivity: 'CONNECTED', connectivityAt: now });
  for (const container of view.containers ?? []) {
    container.lastStatus = 'RUNNING';
    container.networkBindings = [];
    writeLog(context, task, { container: container.name, text: `started from ${container.image}` });
    if (!view.enableExecuteCommand) continue;
    container.managedAgents = [{ name: 'ExecuteCommandAgent', lastStatus: 'RUNNING', lastStartedAt: now }];
  }
  bindPorts(task, definition);
  task.timers.push(...plannedExits(context, task, containers), ...plannedHealth(context, task, containers));
  task.owner?.onChange(task);
}
