/** Fargate's task sizes (Amazon ECS Developer Guide, task size). */
export const fargateSizes = [
    { cpu: 256, memory: [512, 1024, 2048] },
    { cpu: 512, memory: steps(1024, 4096, 1024) },
    { cpu: 1024, memory: steps(2048, 8192, 1024), windows: true },
    { cpu: 2048, memory: steps(4096, 16_384, 1024), windows: true },
    { cpu: 4096, memory: steps(8192, 30_720, 1024), windows: true },
    { cpu: 8192, memory: steps(16_384, 61_440, 4096) },
    { cpu: 16_384, memory: steps(32_768, 122_880, 8192) },
    { cpu: 32_768, memory: [61_440, 122_880, 249_856], isNew: true },
];
function steps(from, to, step) {
    return Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);
}
