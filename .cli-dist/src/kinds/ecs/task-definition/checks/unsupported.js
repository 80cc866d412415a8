import { isAbsent, valueAt } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { containersOf, taskOf } from "./parts.js";
const localhost = 'containers of one task reach each other at localhost';
const containerMembers = [
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
export const unsupportedChecks = [
    checkEach(containersOf, containerMembers.map(containerRule)),
    checkEach((subject) => [taskOf(subject)], taskMembers.map(taskRule)),
];
function containerRule({ member, modes = [], onFargate, suggestion }) {
    const inMode = ({ task: { networkMode = '' } }) => modes.includes(networkMode);
    return {
        at: member,
        when: (container) => isSaid(container, member) && (inMode(container) || (onFargate === true && container.task.isFargate)),
        message: (container) => {
            const where = inMode(container) ? `in network mode ${container.task.networkMode}` : 'on Fargate';
            return `${container.title} has ${member}, which AWS does not support ${where}`;
        },
        suggestion: suggestion ?? `remove ${member}`,
    };
}
function taskRule(member) {
    return {
        at: member,
        when: (task) => task.isFargate && isSaid(task, member),
        message: `Fargate does not support ${member}`,
        suggestion: `remove ${member}`,
    };
}
/** False is as good as nothing. */
function isSaid({ value }, member) {
    const given = valueAt(value, member);
    return !isAbsent(given) && given !== false;
}
