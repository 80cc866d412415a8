import type {
  ContainerDefinition,
  HealthCheck,
  PortMapping,
  RegisterTaskDefinitionRequest,
  Volume,
} from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';
import { normalisedCpu, normalisedMemory } from './size.ts';

/** A container with the members that ECS always shows. */
export type Container = Wire<ContainerDefinition> &
  typeof containerDefaults & { readonly name: string; readonly image: string };

/** A task definition on its way in: defaults filled, sizes in plain numbers, not yet checked. */
export type Draft = Omit<Wire<RegisterTaskDefinitionRequest>, 'tags' | 'containerDefinitions'> & {
  readonly family: string;
  readonly containerDefinitions: readonly Container[];
  readonly volumes: readonly Wire<Volume>[];
  readonly placementConstraints: NonNullable<Wire<RegisterTaskDefinitionRequest>['placementConstraints']>;
};

const containerDefaults = {
  cpu: 0,
  portMappings: [] as Wire<PortMapping>[],
  essential: true,
  environment: [] as NonNullable<Wire<ContainerDefinition>['environment']>,
  mountPoints: [] as NonNullable<Wire<ContainerDefinition>['mountPoints']>,
  volumesFrom: [] as NonNullable<Wire<ContainerDefinition>['volumesFrom']>,
  systemControls: [] as NonNullable<Wire<ContainerDefinition>['systemControls']>,
};

/** Fills in what ECS adds to a registration. Throws InvalidParameterException for a size that is no number. */
export function draftOf({ tags, ...input }: Wire<RegisterTaskDefinitionRequest>): Draft {
  const { requiresCompatibilities: compatibilities, cpu, memory } = input;
  return {
    ...input,
    family: input.family ?? '',
    containerDefinitions: (input.containerDefinitions ?? []).map((container) =>
      containerOf(container, input.networkMode),
    ),
    volumes: (input.volumes ?? []).map(volumeOf),
    placementConstraints: input.placementConstraints ?? [],
    requiresCompatibilities: compatibilities?.length ? [...new Set(compatibilities)].sort() : undefined,
    cpu: cpu === undefined ? undefined : normalisedCpu(cpu),
    memory: memory === undefined ? undefined : normalisedMemory(memory),
  };
}

function containerOf(given: Wire<ContainerDefinition>, networkMode: string | undefined): Container {
  const container = { ...containerDefaults, ...given, name: given.name ?? '', image: given.image ?? '' };
  const { healthCheck, restartPolicy, links } = given;
  return {
    ...container,
    portMappings: container.portMappings.map((mapping) => portMappingOf(mapping, networkMode)),
    ...(healthCheck && { healthCheck: { ...healthCheckDefaults, ...healthCheck } }),
    ...(restartPolicy?.enabled && { restartPolicy: { restartAttemptPeriod: 300, ...restartPolicy } }),
    ...(links && { links: [...links].sort() }),
  };
}

const healthCheckDefaults: Partial<Wire<HealthCheck>> = { interval: 30, timeout: 5, retries: 3 };

function portMappingOf(given: Wire<PortMapping>, networkMode: string | undefined): Wire<PortMapping> {
  const mapping = { ...given, protocol: given.protocol ?? 'tcp' };
  // A host port of 0 is one left out.
  if (given.containerPortRange !== undefined || given.hostPort) return mapping;
  const sharesPorts = networkMode === 'awsvpc' || networkMode === 'host';
  return { ...mapping, hostPort: sharesPorts ? given.containerPort : 0 };
}

function volumeOf(given: Wire<Volume>): Wire<Volume> {
  const { efsVolumeConfiguration: efs, dockerVolumeConfiguration: docker } = given;
  if (efs) return { ...given, efsVolumeConfiguration: { rootDirectory: '/', ...efs } };
  if (docker) {
    const provision = docker.scope === 'shared' ? { autoprovision: false } : {};
    return { ...given, dockerVolumeConfiguration: { scope: 'task', ...provision, ...docker } };
  }
  return Object.keys(given).every((member) => member === 'name') ? { ...given, host: {} } : given;
}
