import type {
  Attachment,
  Container,
  ContainerDefinition,
  NetworkBinding,
  NetworkConfiguration,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import { defaultWorld } from '../../default-world.ts';
import type { Context, Wire } from '../../operation.ts';
import type { StoredContainerInstance } from '../placement/stored.ts';
import type { StoredTask } from './stored.ts';

type Here = Context<unknown>;

/** The network interface of a task before it exists: its id reads `unset`. */
export function plannedInterface(context: Here, network: Wire<NetworkConfiguration> | undefined): Wire<Attachment> {
  const subnets = network?.awsvpcConfiguration?.subnets ?? [];
  const subnet = subnets[Math.floor(context.world.random() * subnets.length)];
  return {
    id: context.world.uuid(),
    type: 'ElasticNetworkInterface',
    status: 'PRECREATED',
    details: [
      { name: 'subnetId', value: subnet },
      { name: 'networkInterfaceId', value: 'unset' },
      { name: 'macAddress' },
    ],
  };
}

/** Gives the task's interface its id and address, and shows the address on every container. */
export function attachInterface(context: Here, attachment: Wire<Attachment>, containers: Wire<Container>[]): void {
  const { world, region } = context;
  const address = `10.0.${Math.floor(world.random() * 48)}.${4 + Math.floor(world.random() * 250)}`;
  attachment.status = 'ATTACHED';
  attachment.details = [
    { name: 'subnetId', value: subnetOf(attachment) },
    { name: 'networkInterfaceId', value: `eni-${world.hex(17)}` },
    { name: 'macAddress', value: `0a:${world.hex(10).replace(/..(?=.)/g, '$&:')}` },
    { name: 'privateDnsName', value: `ip-${address.replaceAll('.', '-')}.${region}.compute.internal` },
    { name: 'privateIPv4Address', value: address },
  ];
  for (const container of containers) {
    container.networkInterfaces = [{ attachmentId: attachment.id, privateIpv4Address: address }];
  }
}

/** The zone that a task's interface lies in; a subnet that is not of the default network counts as one in the first zone. */
export function zoneOf(context: Here, attachment: Wire<Attachment>): string {
  const subnet = defaultWorld(context).subnets.find(({ subnetId }) => subnetId === subnetOf(attachment));
  return subnet?.availabilityZone ?? `${context.region}a`;
}

const firstDynamicPort = 32_768;

/** Shows which ports of its instance a task has got; one with an interface of its own has none. */
export function bindPorts({ host, view }: StoredTask, definition: Wire<TaskDefinition>): void {
  if (!host || definition.networkMode === 'awsvpc') return;
  for (const container of view.containers ?? []) {
    const defined = definition.containerDefinitions?.find(({ name }) => name === container.name);
    container.networkBindings = bindingsOf(defined, host.instance);
  }
}

function bindingsOf(
  container: Wire<ContainerDefinition> | undefined,
  instance: StoredContainerInstance,
): Wire<NetworkBinding>[] {
  const taken = new Set(boundPorts(instance));
  return (container?.portMappings ?? []).map(({ containerPort, hostPort, protocol = 'tcp' }) => {
    const bound = hostPort || freePort(taken);
    taken.add(bound);
    return { bindIP: '0.0.0.0', containerPort, hostPort: bound, protocol };
  });
}

function boundPorts({ tasks }: StoredContainerInstance): (number | undefined)[] {
  const containers = [...tasks].flatMap(({ view }) => view.containers ?? []);
  return containers.flatMap(({ networkBindings = [] }) => networkBindings.map(({ hostPort }) => hostPort));
}

function freePort(taken: ReadonlySet<number | undefined>): number {
  let port = firstDynamicPort;
  while (taken.has(port)) port++;
  return port;
}

function subnetOf(attachment: Wire<Attachment>): string | undefined {
  return attachment.details?.find(({ name }) => name === 'subnetId')?.value;
}
