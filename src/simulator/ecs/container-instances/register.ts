import type { ContainerInstance, RegisterContainerInstanceRequest } from '@aws-sdk/client-ecs';
import type { Context, Wire } from '../../operation.ts';
import type { StoredCluster } from '../clusters/stored.ts';
import { arn } from '../names.ts';
import { readResources } from '../placement/resources.ts';
import type { StoredContainerInstance } from '../placement/stored.ts';
import { clientError, required } from '../refusal.ts';
import type { EcsState } from '../state.ts';
import { checkedTags } from '../tag-rules.ts';
import { hostCluster } from '../tasks/host-cluster.ts';
import { agentCapabilities, isCapability } from './capabilities.ts';
import { type Identity, readIdentity } from './identity.ts';
import { instanceView } from './instance-view.ts';
import { findInstance } from './lookup.ts';
import { wakeConcerned } from './wake-services.ts';

type Ecs = Context<EcsState>;
type Request = Wire<RegisterContainerInstanceRequest>;

/** Makes a machine an instance of a cluster, as its agent asks for when it starts; one that names its ARN comes back. */
export function registerContainerInstance(input: Request, context: Ecs) {
  const cluster = hostCluster(context, input.cluster);
  const identity = readIdentity(context, required('instanceIdentityDocument', input.instanceIdentityDocument));
  const instance = returning(context, cluster, input) ?? add(context, cluster, newView(input, context, identity));
  instance.registered = readResources(input.totalResources ?? []);
  for (const [name, value] of announcedAttributes(input, identity)) instance.attributes.set(name, value);
  if (input.versionInfo) instance.view.versionInfo = input.versionInfo;
  context.world.disconnectedAgents.delete(identity.ec2InstanceId);
  wakeConcerned(context, instance);
  return { containerInstance: { ...instanceView(instance), agentConnected: true } };
}

function returning(context: Ecs, cluster: StoredCluster, { containerInstanceArn }: Request) {
  if (containerInstanceArn === undefined) return undefined;
  const known = findInstance(context, cluster, containerInstanceArn);
  if (!known) throw clientError('The specified container instance does not exist in this cluster.');
  return known;
}

function newView(input: Request, { world }: Ecs, { ec2InstanceId }: Identity): Wire<ContainerInstance> {
  return {
    ec2InstanceId,
    version: 1,
    versionInfo: {},
    status: 'ACTIVE',
    agentConnected: true,
    registeredAt: world.nowSeconds,
    attachments: [],
    tags: checkedTags(input.tags),
  };
}

function add(context: Ecs, cluster: StoredCluster, view: Wire<ContainerInstance>): StoredContainerInstance {
  const { clusterName = '' } = cluster.view;
  const id = context.world.hex(32);
  const instance: StoredContainerInstance = {
    id,
    clusterName,
    view: { containerInstanceArn: arn(context, `container-instance/${clusterName}/${id}`), ...view },
    registered: readResources([]),
    attributes: new Map(),
    tasks: new Set(),
  };
  const { containerInstances } = context.state;
  const instances = containerInstances.get(clusterName) ?? new Map<string, StoredContainerInstance>();
  containerInstances.set(clusterName, instances.set(id, instance));
  return instance;
}

/** A request that names no capability stands for an agent that has them all. */
function announcedAttributes({ attributes = [] }: Request, identity: Identity): [string, string | undefined][] {
  const given = attributes.map(({ name = '', value }): [string, string | undefined] => [name, value]);
  const capabilities = given.some(([name]) => isCapability(name)) ? [] : agentCapabilities;
  return [
    ...capabilities.map((name): [string, undefined] => [name, undefined]),
    ...Object.entries(identity.attributes),
    ...given,
  ];
}
