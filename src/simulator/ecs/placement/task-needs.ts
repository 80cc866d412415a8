import type { ContainerDefinition, TaskDefinition, TaskOverride } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import type { Resources } from './resources.ts';

type Definition = Wire<TaskDefinition>;
type Container = Wire<ContainerDefinition>;

/** What a task takes of its instance: its own size, else what its containers reserve, and the host ports that it asks for. */
export function needsOf(definition: Definition, overrides: Wire<TaskOverride>): Resources {
  const containers = (definition.containerDefinitions ?? []).map((container) => overridden(container, overrides));
  return {
    cpu: Number(overrides.cpu ?? definition.cpu ?? sum(containers, ({ cpu = 0 }) => cpu)),
    memory: Number(
      overrides.memory ??
        definition.memory ??
        sum(containers, ({ memory = 0, memoryReservation = memory }) => memoryReservation),
    ),
    ports: hostPorts(definition, 'tcp'),
    udpPorts: hostPorts(definition, 'udp'),
  };
}

function overridden(container: Container, { containerOverrides = [] }: Wire<TaskOverride>): Container {
  const { cpu, memory, memoryReservation } = containerOverrides.find(({ name }) => name === container.name) ?? {};
  return {
    ...container,
    ...(cpu === undefined ? {} : { cpu }),
    ...(memory === undefined ? {} : { memory }),
    ...(memoryReservation === undefined ? {} : { memoryReservation }),
  };
}

/** A task with an interface of its own takes no port of its host; a host port of 0 is one that is found when the task starts. */
function hostPorts({ networkMode, containerDefinitions = [] }: Definition, wanted: string): string[] {
  if (networkMode === 'awsvpc') return [];
  const mappings = containerDefinitions.flatMap(({ portMappings = [] }) => portMappings);
  return mappings
    .filter(({ protocol = 'tcp', hostPort }) => protocol === wanted && hostPort)
    .map(({ hostPort }) => `${hostPort}`);
}

function sum(containers: readonly Container[], size: (container: Container) => number): number {
  return containers.reduce((total, container) => total + size(container), 0);
}
