import { numberOf } from "../../../../model/known.js";
import { checkEach } from "../../../../model/rule.js";
import { containersOf, taskOf } from "./parts.js";
const containerRules = [
    {
        at: 'memory',
        when: ({ value, task }) => !task.isFargate &&
            task.value.memory === undefined &&
            value.memory === undefined &&
            value.memoryReservation === undefined,
        message: ({ title }) => `${title} has neither memory nor memoryReservation, and the task has no memory either`,
        suggestion: 'set memory (MiB) on the container or on the task',
    },
    {
        at: 'memoryReservation',
        when: ({ value }) => more(value.memoryReservation, value.memory),
        message: ({ title, value }) => `${title} reserves ${value.memoryReservation} MiB (memoryReservation) but may use only ${value.memory} (memory)`,
        suggestion: 'memory must be at least memoryReservation',
    },
    {
        at: 'memory',
        when: ({ value, task }) => more(value.memory, task.memory),
        message: ({ title, value, task }) => `${title} has ${value.memory} MiB of memory, and the whole task only ${task.memory}`,
    },
];
const taskRules = [
    {
        at: 'cpu',
        when: (task) => more(sum(task, 'cpu'), task.cpu),
        message: (task) => `the containers have ${sum(task, 'cpu')} CPU units together, and the whole task only ${task.cpu}`,
    },
    {
        at: 'memory',
        when: (task) => more(sum(task, 'memoryReservation'), task.memory),
        message: (task) => `the containers reserve ${sum(task, 'memoryReservation')} MiB together, and the whole task has only ${task.memory}`,
    },
];
/** How the CPU and memory of containers fit into those of the task. */
export const resourceChecks = [
    checkEach(containersOf, containerRules),
    checkEach((subject) => [taskOf(subject)], taskRules),
];
function more(left, right) {
    return typeof left === 'number' && typeof right === 'number' && left > right;
}
function sum({ containers }, member) {
    return containers.reduce((total, { value }) => total + (numberOf(value[member]) ?? 0), 0);
}
