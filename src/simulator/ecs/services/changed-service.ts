import type { Service, UpdateServiceRequest } from '@aws-sdk/client-ecs';
import { type Json, sameJson } from '../../../lib/json.ts';
import type { Context, Wire } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import type { StoredDeployment, StoredService } from '../deployments/stored.ts';
import { invalidParameter } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { type Capacity, chooseCapacity, onFargate } from '../tasks/capacity.ts';
import { requireNetwork, usableDefinition } from '../tasks/launch-check.ts';
import { platformFamily } from '../tasks/platform.ts';
import { mergedConfiguration } from './deployment-configuration.ts';
import type { Draft, HiddenSettings } from './draft.ts';
import { storedHidden, storedNetwork, storedStrategies } from './normalise.ts';
import { plainSettings } from './plain-settings.ts';

type Ecs = Context<EcsState>;
type Request = Wire<UpdateServiceRequest>;

/** The service as a request would change it: what the request leaves out stays as it is. */
export function changedService(
  context: Ecs,
  { cluster, service }: { cluster: StoredCluster; service: StoredService },
  input: Request,
): Draft {
  const [primary] = service.deployments;
  const definition = input.taskDefinition ? usableDefinition(context.state, input.taskDefinition) : primary?.definition;
  const networkConfiguration = storedNetwork(input.networkConfiguration) ?? service.view.networkConfiguration;
  if (definition) requireNetwork(definition, networkConfiguration);
  const capacity = changedCapacity(cluster, service, input);
  const view: Wire<Service> = {
    ...service.view,
    ...plainSettings(input),
    ...(input.placementStrategy ? { placementStrategy: storedStrategies(input.placementStrategy) } : {}),
    launchType: capacity.launchType,
    capacityProviderStrategy: capacity.capacityProviderStrategy,
    networkConfiguration: structuredClone(networkConfiguration),
    taskDefinition: definition?.taskDefinitionArn,
    deploymentConfiguration: mergedConfiguration(
      service.view.deploymentConfiguration ?? {},
      input.deploymentConfiguration,
    ),
    platformVersion: onFargate(capacity)
      ? (input.platformVersion ?? service.view.platformVersion ?? 'LATEST')
      : undefined,
    platformFamily: onFargate(capacity) ? platformFamily(definition) : undefined,
  };
  const moved = primary !== undefined && view.taskDefinition !== primary.revision.taskDefinition;
  return { view, hidden: changedHidden(primary, input, moved), definition };
}

/** Volumes belong to a task definition: with another one they are dropped unless they are sent again. */
function changedHidden(primary: StoredDeployment | undefined, input: Request, moved: boolean): HiddenSettings {
  const { serviceConnectConfiguration, volumeConfigurations, vpcLatticeConfigurations, monitoring } =
    primary?.revision ?? {};
  return structuredClone({
    serviceConnectConfiguration,
    volumeConfigurations: moved ? undefined : volumeConfigurations,
    vpcLatticeConfigurations,
    monitoring,
    ...storedHidden(input),
  });
}

function changedCapacity(cluster: StoredCluster, { view, createdBy }: StoredService, input: Request): Capacity {
  const { launchType, capacityProviderStrategy = [] } = view;
  const present = launchType ? { launchType } : { capacityProviderStrategy };
  const wanted = input.capacityProviderStrategy;
  if (!wanted) return present;
  const original = createdBy.launchType ?? (onFargate(present) ? 'FARGATE' : 'EC2');
  const next =
    wanted.length > 0 ? chooseCapacity(cluster, { capacityProviderStrategy: wanted }) : { launchType: original };
  if (input.forceNewDeployment || sameJson(next as Json, present as Json)) return next;
  throw invalidParameter(
    'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
  );
}
