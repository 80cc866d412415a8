import { repeated } from '../../../../lib/repeated.ts';
import type { Check } from '../../../../model/kind.ts';
import { isAbsent, numberOf, textOf } from '../../../../model/known.ts';
import { checkEach, type Rule } from '../../../../model/rule.ts';
import { type Container, type ContainerElement, containersOf, inContainers } from './parts.ts';
import { containerPortConflicts, hostPortConflicts, type PortConflict } from './port-conflicts.ts';
import { portCount, portRange } from './port-range.ts';

const widestRange = 100;
/** SSH, Docker and the ECS agent. */
const reservedPorts = [22, 2375, 2376, 51_678, 51_679, 51_680];

const mappingRules: readonly Rule<ContainerElement>[] = [
  {
    at: 'containerPort',
    when: ({ value }) => isAbsent(value.containerPort) && isAbsent(value.containerPortRange),
    message: ({ owner }) => `a port mapping of ${owner.title} names no container port`,
    suggestion: 'set containerPort',
  },
  {
    at: 'containerPortRange',
    when: ({ value }) =>
      !isAbsent(value.containerPortRange) && !(isAbsent(value.containerPort) && isAbsent(value.hostPort)),
    message: ({ owner }) =>
      `a port mapping of ${owner.title} has a range and a single port, and AWS takes one or the other`,
    suggestion: 'use a port mapping for each',
  },
  {
    at: 'containerPortRange',
    when: ({ value }) => textOf(value.containerPortRange) !== undefined && !portRange(value),
    message: ({ owner }) => `containerPortRange of ${owner.title} is not a range of ports`,
    suggestion: 'write the lower port first, e.g. "8000-8010"; the highest port is 65535',
  },
  {
    at: 'containerPortRange',
    when: ({ value }) => portCount(value) > widestRange,
    message: ({ value }) => `the range has ${portCount(value)} ports, and AWS may refuse more than ${widestRange}`,
    severity: 'warning',
  },
  {
    at: 'containerPortRange',
    when: ({ value, owner }) => owner.task.networkMode === 'host' && !isAbsent(value.containerPortRange),
    message: 'a range of ports needs network mode awsvpc or bridge, and this is host',
  },
  {
    at: 'hostPort',
    when: ({ value, owner }) => isShared(owner) && differ(numberOf(value.hostPort), numberOf(value.containerPort)),
    message: ({ value, owner }) =>
      `${owner.title} maps host port ${value.hostPort} to container port ${value.containerPort}, ` +
      `and in network mode ${owner.task.networkMode} both are the same port`,
    suggestion: 'remove hostPort',
  },
  {
    at: 'hostPort',
    when: ({ value, owner }) =>
      owner.task.networkMode !== 'awsvpc' && reservedPorts.includes(numberOf(value.hostPort) ?? 0),
    message: ({ value, owner }) =>
      `${owner.title} wants host port ${value.hostPort}, which container instances use themselves`,
    severity: 'warning',
  },
];

const nameTaken: Rule<ContainerElement> = {
  at: 'name',
  when: () => true,
  message: ({ value }) => `two port mappings are called "${textOf(value.name)}", and a name must be unique in the task`,
};

const containerPortTaken: Rule<PortConflict> = {
  at: ({ value }) => (isAbsent(value.containerPortRange) ? 'containerPort' : 'containerPortRange'),
  when: () => true,
  message: ({ mapping, earlier, port }) => {
    const why = isShared(mapping.owner)
      ? `in network mode ${mapping.owner.task.networkMode} a task has every port once`
      : 'ranges of ports must not overlap';
    return `${mapping.owner.title} maps container port ${port}${takenBy(earlier, mapping)}, and ${why}`;
  },
};

const hostPortTaken: Rule<PortConflict> = {
  at: 'hostPort',
  when: () => true,
  message: ({ mapping, earlier, port }) =>
    `${mapping.owner.title} wants host port ${port}${takenBy(earlier, mapping)}, so the task could never start`,
  suggestion: 'remove hostPort to get a free one',
  severity: 'warning',
};

const noNetwork: Rule<Container> = {
  at: 'portMappings',
  when: ({ value, task }) => task.networkMode === 'none' && !isAbsent(value.portMappings),
  message: ({ title }) => `${title} maps ports, and in network mode none it has no network`,
  suggestion: 'remove portMappings',
};

/** Which ports are mapped, and under which names. */
export const portChecks: readonly Check[] = [
  checkEach(inContainers('portMappings'), mappingRules),
  checkEach(
    (subject) => repeated(inContainers('portMappings')(subject), ({ value }) => textOf(value.name)),
    [nameTaken],
  ),
  checkEach(containerPortConflicts, [containerPortTaken]),
  checkEach(hostPortConflicts, [hostPortTaken]),
  checkEach(containersOf, [noNetwork]),
];

function takenBy(earlier: ContainerElement, mapping: ContainerElement): string {
  return earlier.owner === mapping.owner ? ' twice' : `, which ${earlier.owner.title} has already`;
}

/** True where a container port is the host's port too. */
function isShared({ task: { networkMode } }: Container): boolean {
  return networkMode === 'awsvpc' || networkMode === 'host';
}

function differ(left: number | undefined, right: number | undefined): boolean {
  return left !== undefined && right !== undefined && left !== right;
}
