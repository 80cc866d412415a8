import { everyContainer } from "./rule.js";
const smallestSharedCpu = 128;
const largestSharedCpu = 196_608;
const memoryGiven = ({ name, memory, memoryReservation }, task) => task.memory === undefined && memory === undefined && memoryReservation === undefined
    ? `Invalid setting for container '${name}'. At least one of 'memory' or 'memoryReservation' must be specified.`
    : undefined;
const memoryPositive = ({ name, memory = 1, memoryReservation = 1 }) => memory < 1 || memoryReservation < 1 ? `Invalid 'memory' setting for container '${name}'.` : undefined;
const memoryCoversReservation = ({ memory, memoryReservation }) => memory !== undefined && memoryReservation !== undefined && memory < memoryReservation
    ? "'memory' must be greater than or equal to 'memoryReservation'"
    : undefined;
const memoryFitsTask = ({ name, memory }, task) => task.memory !== undefined && memory !== undefined && memory > Number(task.memory)
    ? `The 'memory' setting for container '${name}' is greater than for the task.`
    : undefined;
const cpuPositive = ({ name, cpu }) => cpu < 0 ? `Invalid 'cpu' setting for container '${name}'.` : undefined;
const cpuFitsTask = ({ cpu, containerDefinitions }) => cpu !== undefined && containerDefinitions.reduce((sum, container) => sum + container.cpu, 0) > Number(cpu)
    ? "The sum of all container 'cpu' values cannot be greater than the value of the task 'cpu'."
    : undefined;
/** How the CPU and memory of containers fit the task's. */
export const resourceRules = [
    everyContainer(memoryGiven, memoryPositive, memoryCoversReservation, memoryFitsTask, cpuPositive),
    cpuFitsTask,
];
/** False for a task size outside what a container instance can give; Fargate has a table of its own. */
export function isSharedCpu(cpu) {
    return Number(cpu) >= smallestSharedCpu && Number(cpu) <= largestSharedCpu;
}
