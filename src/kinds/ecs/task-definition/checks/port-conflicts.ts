import type { Subject } from '../../../../model/kind.ts';
import { isUnknown, numberOf } from '../../../../model/known.ts';
import type { Part } from '../../../../model/rule.ts';
import { type ContainerElement, inContainers } from './parts.ts';
import { type PortRange, portRange } from './port-range.ts';

/** A port mapping that takes a port which an earlier one has taken. */
export interface PortConflict extends Part {
  readonly mapping: ContainerElement;
  readonly earlier: ContainerElement;
  /** E.g. `80/tcp`. */
  readonly port: string;
}

/** Mappings in conflict over ports of the task's own network, or over fixed ports of the host in network mode bridge. */
export function portConflicts(subject: Subject): PortConflict[] {
  const uses = inContainers('portMappings')(subject).flatMap(useOf);
  return uses.flatMap((use, index) => {
    const other = uses.slice(0, index).find((earlier) => areInConflict(earlier, use));
    if (!other) return [];
    const { mapping, protocol } = use;
    const { path, value } = mapping;
    return [{ path, value, mapping, earlier: other.mapping, port: `${Math.max(use.first, other.first)}/${protocol}` }];
  });
}

interface PortUse extends PortRange {
  readonly mapping: ContainerElement;
  readonly protocol: string;
}

function useOf(mapping: ContainerElement): PortUse[] {
  const { value, owner } = mapping;
  const { networkMode } = owner.task;
  if (networkMode === undefined || networkMode === 'none' || isUnknown(value.protocol)) return [];
  const ports = networkMode === 'bridge' ? single(value.hostPort) : (portRange(value) ?? single(value.containerPort));
  return ports ? [{ ...ports, mapping, protocol: String(value.protocol ?? 'tcp') }] : [];
}

function single(value: Part['value'][string]): PortRange | undefined {
  const port = numberOf(value);
  return port ? { first: port, last: port } : undefined;
}

function areInConflict(left: PortUse, right: PortUse): boolean {
  return left.protocol === right.protocol && left.first <= right.last && right.first <= left.last;
}
