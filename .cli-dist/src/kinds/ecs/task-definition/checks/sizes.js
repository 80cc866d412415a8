import { enumerate } from "../../../../lib/enumerate.js";
import { valueAt } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { fargateSizes } from "./fargate-sizes.js";
import { taskOf } from "./parts.js";
const smallestShared = 128;
const largestShared = 196_608;
const rules = [
    {
        at: 'cpu',
        when: ({ cpu }) => Number.isNaN(cpu),
        message: 'cpu is not a size',
        suggestion: 'write CPU units ("256") or vCPUs (".25 vCPU")',
    },
    {
        at: 'memory',
        when: ({ memory }) => Number.isNaN(memory),
        message: 'memory is not a size',
        suggestion: 'write MiB ("512") or GB ("0.5 GB")',
    },
    {
        at: 'cpu',
        when: ({ cpu = smallestShared, isFargate }) => !isFargate && (cpu < smallestShared || cpu > largestShared),
        message: ({ cpu }) => `cpu is ${cpu}, and a task takes ${smallestShared} to ${largestShared} CPU units`,
        suggestion: 'one vCPU is 1024',
    },
    missing('cpu', 'cpu: "256"'),
    missing('memory', 'memory: "512"'),
    {
        at: 'cpu',
        when: ({ isFargate, cpu }) => isFargate && isNumber(cpu) && sizeFor(cpu) === undefined,
        message: ({ cpu }) => `Fargate has no size with ${cpu} CPU units`,
        suggestion: ({ isWindows }) => `use ${enumerate(offered(isWindows).map((size) => size.cpu), 'or')}`,
    },
    {
        at: 'cpu',
        when: ({ isFargate, isWindows, cpu }) => isFargate && isWindows && sizeFor(cpu) !== undefined && !sizeFor(cpu)?.windows,
        message: ({ cpu }) => `Fargate runs Windows with 1024, 2048 or 4096 CPU units, and this has ${cpu}`,
        suggestion: 'use 1024, 2048 or 4096',
    },
    {
        at: 'memory',
        when: ({ isFargate, cpu, memory }) => isFargate && isNumber(memory) && hasOther(sizeFor(cpu), memory),
        message: ({ cpu, memory }) => `Fargate has no size with ${cpu} CPU units and ${memory} MiB of memory`,
        suggestion: ({ cpu }) => `with ${cpu} CPU units use ${memoryText(sizeFor(cpu))}`,
    },
    {
        at: 'cpu',
        when: ({ isFargate, cpu }) => isFargate && sizeFor(cpu)?.isNew === true,
        message: 'Fargate does not offer 32 vCPUs in every region, and AWS may refuse them',
        severity: 'warning',
    },
    {
        at: 'runtimePlatform.cpuArchitecture',
        when: ({ isWindows, value }) => isWindows && valueAt(value, 'runtimePlatform.cpuArchitecture') === 'ARM64',
        message: 'ECS runs Windows containers on X86_64 only; AWS registers this, but no task can start',
        suggestion: 'use cpuArchitecture: X86_64',
        severity: 'warning',
    },
];
/** How large a task is. */
export const sizeChecks = [checkEach((subject) => [taskOf(subject)], rules)];
function missing(member, example) {
    return {
        at: member,
        when: ({ isFargate, value }) => isFargate && value[member] === undefined,
        message: `Fargate needs ${member} for the whole task, and there is none`,
        suggestion: `set ${example} beside containerDefinitions`,
    };
}
function isNumber(value) {
    return value !== undefined && !Number.isNaN(value);
}
function offered(onWindows) {
    return fargateSizes.filter(({ windows, isNew }) => !isNew && (windows || !onWindows));
}
function sizeFor(cpu) {
    return fargateSizes.find((size) => size.cpu === cpu);
}
/** False for sizes that are too new to be sure about. */
function hasOther(size, memory) {
    return size !== undefined && !size.isNew && !size.memory.includes(memory);
}
function memoryText({ memory } = { cpu: 0, memory: [] }) {
    const [first = 0, second = 0] = memory;
    if (memory.length <= 4)
        return `${enumerate(memory, 'or')} MiB`;
    return `${first} to ${memory.at(-1)} MiB in steps of ${second - first}`;
}
