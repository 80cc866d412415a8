import { invalidParameter } from "../refusal.js";
const cpuForm = /^\s*(\d*\.?\d+)\s*(vcpu)?\s*$/i;
const memoryForm = /^\s*(\d*\.?\d+)\s*(gb)?\s*$/i;
/** Task CPU in units of 1/1024 vCPU: `256`, `.25 vCPU` and `0.25vCPU` are the same. Throws InvalidParameterException. */
export function normalisedCpu(text) {
    return normalised(text, cpuForm, 'cpu');
}
/** Task memory in MiB: `512` and `0.5GB` are the same. Throws InvalidParameterException. */
export function normalisedMemory(text) {
    return normalised(text, memoryForm, 'memory');
}
function normalised(text, form, member) {
    const [, number, unit] = form.exec(text) ?? [];
    const value = unit ? Number(number) * 1024 : Number(number);
    if (number === undefined || !Number.isInteger(value))
        throw invalidParameter(`Invalid '${member}' setting for task.`);
    return String(value);
}
const sizes = [
    { cpu: 256, memory: [512, 1024, 2048] },
    { cpu: 512, memory: steps(1024, 4096, 1024) },
    { cpu: 1024, memory: steps(2048, 8192, 1024), windows: true },
    { cpu: 2048, memory: steps(4096, 16_384, 1024), windows: true },
    { cpu: 4096, memory: steps(8192, 30_720, 1024), windows: true },
    { cpu: 8192, memory: steps(16_384, 61_440, 4096) },
    { cpu: 16_384, memory: steps(32_768, 122_880, 8192) },
    { cpu: 32_768, memory: [61_440, 122_880, 249_856] },
];
/** True for a pair of CPU units and MiB that Fargate runs on Linux or Windows. */
export function isFargateSize(cpu, memory, windows) {
    return sizes.some((size) => size.cpu === cpu && size.memory.includes(memory) && (!windows || size.windows === true));
}
function steps(from, to, step) {
    return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}
