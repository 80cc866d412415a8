import type { Resource } from '@aws-sdk/client-ecs';
import type { Wire } from '../../operation.ts';

/** What an instance has or a task takes. */
export interface Resources {
  /** Units of 1/1024 vCPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  /** Host ports that are taken. */
  readonly ports: readonly string[];
  readonly udpPorts: readonly string[];
}

/** The resources that an agent registers, by the names that ECS gives them; those left out are none. */
export function readResources(given: readonly Wire<Resource>[]): Resources {
  const find = (name: string) => given.find((resource) => resource.name === name);
  return {
    cpu: find('CPU')?.integerValue ?? 0,
    memory: find('MEMORY')?.integerValue ?? 0,
    ports: find('PORTS')?.stringSetValue ?? [],
    udpPorts: find('PORTS_UDP')?.stringSetValue ?? [],
  };
}

/** Resources as answers show them. */
export function shownResources({ cpu, memory, ports, udpPorts }: Resources): Wire<Resource>[] {
  return [amount('CPU', cpu), amount('MEMORY', memory), set('PORTS', ports), set('PORTS_UDP', udpPorts)];
}

/** What is left when some of it is taken: less CPU and memory, more ports in use. */
export function without(whole: Resources, taken: readonly Resources[]): Resources {
  return {
    cpu: taken.reduce((left, { cpu }) => left - cpu, whole.cpu),
    memory: taken.reduce((left, { memory }) => left - memory, whole.memory),
    ports: [...whole.ports, ...taken.flatMap(({ ports }) => ports)],
    udpPorts: [...whole.udpPorts, ...taken.flatMap(({ udpPorts }) => udpPorts)],
  };
}

const nothing = { doubleValue: 0, longValue: 0, integerValue: 0 };

function amount(name: string, integerValue: number): Wire<Resource> {
  return { ...nothing, name, type: 'INTEGER', integerValue };
}

function set(name: string, stringSetValue: readonly string[]): Wire<Resource> {
  return { ...nothing, name, type: 'STRINGSET', stringSetValue: [...stringSetValue] };
}
