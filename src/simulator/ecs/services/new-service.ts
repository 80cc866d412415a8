import type { CreateServiceRequest, SchedulingStrategy, Service, TaskDefinition } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { arn } from '../names.ts';
import { invalidParameter } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { checkedTags } from '../tag-rules.ts';
import { type Capacity, chooseCapacity, onFargate } from '../tasks/capacity.ts';
import { platformFamily } from '../tasks/platform.ts';
import { defaultConfiguration, mergedConfiguration } from './deployment-configuration.ts';
import type { Draft } from './draft.ts';
import { storedHidden, storedNetwork, storedStrategies } from './normalise.ts';
import { plainSettings } from './plain-settings.ts';

type Ecs = Context<EcsState>;
type Request = Wire<CreateServiceRequest>;
type Definition = Wire<TaskDefinition> | undefined;

/** The service that a request would create, with every default that answers show. */
export function newService(
  context: Ecs,
  { cluster, definition }: { cluster: StoredCluster; definition: Definition },
  input: Request,
): Draft {
  const scheduling = schedulingOf(input);
  const deploymentConfiguration = mergedConfiguration(defaultConfiguration(scheduling), input.deploymentConfiguration);
  const view = {
    ...identity(context, cluster, input),
    ...platform(chooseCapacity(cluster, input), input, definition),
    ...defaults,
    ...plainSettings(input),
    taskDefinition: definition?.taskDefinitionArn,
    deploymentConfiguration,
    roleArn: roleArn(context, input, definition),
    networkConfiguration: structuredClone(storedNetwork(input.networkConfiguration)),
    placementStrategy: storedStrategies(input.placementStrategy),
    schedulingStrategy: scheduling,
    availabilityZoneRebalancing: input.availabilityZoneRebalancing ?? rebalancing(scheduling, deploymentConfiguration),
  };
  return { view, hidden: structuredClone(storedHidden(input)), definition };
}

const defaults = {
  desiredCount: 0,
  loadBalancers: [],
  serviceRegistries: [],
  placementConstraints: [],
  healthCheckGracePeriodSeconds: 0,
  deploymentController: { type: 'ECS' },
  enableECSManagedTags: false,
  propagateTags: 'NONE',
  enableExecuteCommand: false,
} as const satisfies Partial<Service>;

function identity(context: Ecs, { view: { clusterName, clusterArn } }: StoredCluster, input: Request) {
  return {
    serviceArn: arn(context, `service/${clusterName}/${input.serviceName}`),
    serviceName: input.serviceName,
    clusterArn,
    status: 'ACTIVE',
    events: [],
    createdAt: context.world.nowSeconds,
    createdBy: context.caller,
    tags: checkedTags(input.tags),
    resourceManagementType: 'CUSTOMER' as const,
  };
}

function platform(capacity: Capacity, { platformVersion }: Request, definition: Definition) {
  if (!onFargate(capacity)) return { ...capacity };
  return { ...capacity, platformVersion: platformVersion ?? 'LATEST', platformFamily: platformFamily(definition) };
}

function schedulingOf({ schedulingStrategy = 'REPLICA' }: Request): SchedulingStrategy {
  if (schedulingStrategy === 'REPLICA' || schedulingStrategy === 'DAEMON') return schedulingStrategy;
  throw invalidParameter('Scheduling strategy should be one of [REPLICA,DAEMON]');
}

/** Services on awsvpc or behind a load balancer show the service-linked role. */
function roleArn({ partition, accountId }: Ecs, { role, loadBalancers = [] }: Request, definition: Definition) {
  const roles = `arn:${partition}:iam::${accountId}:role/`;
  if (role) return role.startsWith('arn:') ? role : `${roles}${role}`;
  const linked = definition?.networkMode === 'awsvpc' || loadBalancers.length > 0;
  return linked ? `${roles}aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS` : undefined;
}

function rebalancing(
  scheduling: SchedulingStrategy,
  { maximumPercent = 200 }: Wire<Service>['deploymentConfiguration'] & object,
) {
  return scheduling === 'REPLICA' && maximumPercent > 100 ? 'ENABLED' : 'DISABLED';
}
