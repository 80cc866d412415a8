import type { Check } from '../../../../model/kind.ts';
import { isAbsent, valueAt } from '../../../../model/known.ts';
import { checkEach, type Part, type Rule } from '../../../../model/rule.ts';
import { type Container, containersOf, type Task, taskOf } from './parts.ts';

/** A member of a container definition, and where it cannot be used. */
interface Unsupported {
  readonly member: string;
  readonly modes?: readonly string[];
  readonly onFargate?: true;
  readonly suggestion?: string;
}

const localhost = 'containers of one task reach each other at localhost';

const containerMembers: readonly Unsupported[] = [
  { member: 'links', modes: ['awsvpc', 'host', 'none'], onFargate: true, suggestion: localhost },
  { member: 'hostname', modes: ['awsvpc'] },
  { member: 'extraHosts', modes: ['awsvpc'], onFargate: true },
  { member: 'dnsServers', modes: ['awsvpc'], onFargate: true },
  { member: 'dnsSearchDomains', onFargate: true },
  { member: 'disableNetworking', modes: ['awsvpc'], onFargate: true },
  { member: 'dockerSecurityOptions', onFargate: true },
  { member: 'privileged', onFargate: true },
  { member: 'linuxParameters.devices', onFargate: true },
  { member: 'linuxParameters.sharedMemorySize', onFargate: true },
  { member: 'linuxParameters.maxSwap', onFargate: true },
  { member: 'linuxParameters.swappiness', onFargate: true },
];

const taskMembers = ['ipcMode', 'placementConstraints'];

/** Members that AWS knows but does not support in a network mode or on Fargate. */
export const unsupportedChecks: readonly Check[] = [
  checkEach(containersOf, containerMembers.map(containerRule)),
  checkEach((subject) => [taskOf(subject)], taskMembers.map(taskRule)),
];

function containerRule({ member, modes = [], onFargate, suggestion }: Unsupported): Rule<Container> {
  const inMode = ({ task: { networkMode = '' } }: Container) => modes.includes(networkMode);
  return {
    at: member,
    when: (container) =>
      isSaid(container, member) && (inMode(container) || (onFargate === true && container.task.isFargate)),
    message: (container) => {
      const where = inMode(container) ? `in network mode ${container.task.networkMode}` : 'on Fargate';
      return `${container.title} has ${member}, which AWS does not support ${where}`;
    },
    suggestion: suggestion ?? `remove ${member}`,
  };
}

function taskRule(member: string): Rule<Task> {
  return {
    at: member,
    when: (task) => task.isFargate && isSaid(task, member),
    message: `Fargate does not support ${member}`,
    suggestion: `remove ${member}`,
  };
}

/** False is as good as nothing. */
function isSaid({ value }: Part, member: string): boolean {
  const given = valueAt(value, member);
  return !isAbsent(given) && given !== false;
}
