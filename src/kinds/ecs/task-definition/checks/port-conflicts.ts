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

/** Mappings in conflict over container ports: those of the task where all containers share one network. */
export function containerPortConflicts(subject: Subject): PortConflict[] {
  const uses = usesOf(subject, ({ value }) => portRange(value) ?? single(value.containerPort));
  return conflicts(uses, ({ mapping: { owner }, ...left }, right) => {
    const { networkMode } = owner.task;
    if (networkMode === 'awsvpc' || networkMode === 'host') return true;
    // Several host ports may lead to one container port, but ranges of one container must not overlap.
    return networkMode === 'bridge' && owner === right.mapping.owner && (isWide(left) || isWide(right));
  });
}

/** Mappings in conflict over fixed ports of the host in network mode bridge. */
export function hostPortConflicts(subject: Subject): PortConflict[] {
  const uses = usesOf(subject, ({ value, owner }) =>
    owner.task.networkMode === 'bridge' ? single(value.hostPort) : undefined,
  );
  return conflicts(uses, () => true);
}

interface PortUse extends PortRange {
  readonly mapping: ContainerElement;
  readonly protocol: string;
}

function usesOf(subject: Subject, portsOf: (mapping: ContainerElement) => PortRange | undefined): PortUse[] {
  return inContainers('portMappings')(subject).flatMap((mapping) => {
    const { protocol = 'tcp' } = mapping.value;
    const ports = portsOf(mapping);
    return ports && !isUnknown(protocol) ? [{ ...ports, mapping, protocol: String(protocol) }] : [];
  });
}

function conflicts(uses: readonly PortUse[], matter: (left: PortUse, right: PortUse) => boolean): PortConflict[] {
  return uses.flatMap((use, index) => {
    const other = uses.slice(0, index).find((earlier) => overlap(earlier, use) && matter(earlier, use));
    if (!other) return [];
    const { mapping, protocol } = use;
    const { path, value } = mapping;
    return [{ path, value, mapping, earlier: other.mapping, port: `${Math.max(use.first, other.first)}/${protocol}` }];
  });
}

function overlap(left: PortUse, right: PortUse): boolean {
  return left.protocol === right.protocol && left.first <= right.last && right.first <= left.last;
}

function single(value: Part['value'][string]): PortRange | undefined {
  const port = numberOf(value);
  return port ? { first: port, last: port } : undefined;
}

function isWide({ first, last }: PortRange): boolean {
  return last > first;
}
