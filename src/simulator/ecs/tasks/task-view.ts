import type { Container, ContainerDefinition, Task, TaskOverride } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import { arn } from '../names.ts';
import type { Host } from '../placement/stored.ts';
import type { LaunchOrder } from './launch-order.ts';
import { plannedInterface, zoneOf } from './network.ts';
import { platformFamily } from './platform.ts';

type Here = Context<unknown>;

/** A task as it looks the moment it is accepted. */
export function taskView(context: Here, id: string, order: LaunchOrder): Wire<Task> {
  const { clusterName, definition } = order;
  const containers = definition.containerDefinitions ?? [];
  return {
    taskArn: arn(context, `task/${clusterName}/${id}`),
    clusterArn: arn(context, `cluster/${clusterName}`),
    taskDefinitionArn: definition.taskDefinitionArn,
    group: order.group,
    startedBy: order.startedBy,
    capacityProviderName: order.provider,
    ...(order.host ? onInstance(context, order, order.host) : onFargate(context, order)),
    containers: containers.map((container) => containerView(context, `${clusterName}/${id}`, container)),
    createdAt: context.world.nowSeconds,
    desiredStatus: 'RUNNING',
    healthStatus: 'UNKNOWN',
    enableExecuteCommand: order.enableExecuteCommand,
    overrides: overridesView(order.overrides, containers),
    tags: order.tags,
    version: 1,
  };
}

function onFargate(context: Here, { definition, overrides, ...order }: LaunchOrder): Wire<Task> {
  const attachment = plannedInterface(context, order.networkConfiguration);
  const storage = overrides.ephemeralStorage ?? definition.ephemeralStorage ?? { sizeInGiB: 20 };
  const architecture = definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64';
  return {
    launchType: 'FARGATE',
    lastStatus: 'PROVISIONING',
    platformVersion: order.platformVersion,
    platformFamily: platformFamily(definition),
    availabilityZone: zoneOf(context, attachment),
    attachments: [attachment],
    attributes: [{ name: 'ecs.cpu-architecture', value: architecture }],
    cpu: overrides.cpu ?? definition.cpu,
    memory: overrides.memory ?? definition.memory,
    ephemeralStorage: { ...storage },
    fargateEphemeralStorage: { ...storage },
  };
}

/** A task without an interface of its own has nothing to wait for before its agent takes it. */
function onInstance(context: Here, order: LaunchOrder, { instance, needs }: Host): Wire<Task> {
  const ownInterface = order.definition.networkMode === 'awsvpc';
  return {
    launchType: 'EC2',
    lastStatus: ownInterface ? 'PROVISIONING' : 'PENDING',
    containerInstanceArn: instance.view.containerInstanceArn,
    availabilityZone: instance.attributes.get('ecs.availability-zone'),
    attachments: ownInterface ? [plannedInterface(context, order.networkConfiguration)] : [],
    attributes: [{ name: 'ecs.cpu-architecture', value: instance.attributes.get('ecs.cpu-architecture') }],
    cpu: String(needs.cpu),
    memory: String(needs.memory),
  };
}

function containerView(context: Here, taskPath: string, definition: Wire<ContainerDefinition>): Wire<Container> {
  const { name, image, cpu = 0, memory, memoryReservation } = definition;
  return {
    containerArn: arn(context, `container/${taskPath}/${context.world.uuid()}`),
    taskArn: arn(context, `task/${taskPath}`),
    name,
    image,
    lastStatus: 'PENDING',
    networkInterfaces: [],
    healthStatus: 'UNKNOWN',
    cpu: String(cpu),
    memory: memory === undefined ? undefined : String(memory),
    memoryReservation: memoryReservation === undefined ? undefined : String(memoryReservation),
  };
}

/** Every container is listed, whether or not anything of it is overridden. */
function overridesView(overrides: Wire<TaskOverride>, containers: Wire<ContainerDefinition>[]): Wire<TaskOverride> {
  const given = overrides.containerOverrides ?? [];
  return {
    inferenceAcceleratorOverrides: [],
    ...overrides,
    containerOverrides: containers.map(({ name }) => given.find((override) => override.name === name) ?? { name }),
  };
}
