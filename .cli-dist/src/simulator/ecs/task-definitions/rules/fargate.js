import { isFargateSize } from "../size.js";
import { everyContainer, firstOf, isFilled, isFromEcr, isWindows } from "./rule.js";
const logDrivers = ['awslogs', 'splunk', 'awsfirelens'];
const size = (draft) => {
    const { cpu, memory } = draft;
    if (cpu === undefined)
        return "Fargate requires that 'cpu' be defined at the task level.";
    if (memory === undefined)
        return "Fargate requires that 'memory' be defined at the task level.";
    return isFargateSize(Number(cpu), Number(memory), isWindows(draft))
        ? undefined
        : `No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory. See the Amazon ECS documentation for the valid values.`;
};
/** Members that Fargate does not know, under the names AWS gives them. */
const unsupported = [
    ['constraints', ({ placementConstraints }) => isFilled(placementConstraints)],
    ['ipcMode', ({ ipcMode }) => ipcMode !== undefined],
    ['dockerVolumeConfiguration', ({ volumes }) => volumes.some((volume) => volume.dockerVolumeConfiguration)],
    [
        'fsxWindowsFileServerVolumeConfiguration',
        ({ volumes }) => volumes.some((volume) => volume.fsxWindowsFileServerVolumeConfiguration),
    ],
    ['sourcePath', ({ volumes }) => volumes.some(({ host }) => host?.sourcePath)],
    ['dockerSecurityOptions', anyContainer(({ dockerSecurityOptions }) => isFilled(dockerSecurityOptions))],
    ['devices', anyContainer(({ linuxParameters }) => isFilled(linuxParameters?.devices))],
    ['sharedMemorySize', anyContainer(({ linuxParameters }) => linuxParameters?.sharedMemorySize !== undefined)],
    ['tmpfs', anyContainer(({ linuxParameters }) => isFilled(linuxParameters?.tmpfs))],
    ['maxSwap', anyContainer(({ linuxParameters }) => linuxParameters?.maxSwap !== undefined)],
    ['swappiness', anyContainer(({ linuxParameters }) => linuxParameters?.swappiness !== undefined)],
];
const privileged = (container) => container.privileged
    ? 'Fargate requires that the ‘privileged’ setting be ‘false’ at the container level.'
    : undefined;
const gpu = ({ resourceRequirements = [] }) => resourceRequirements.some(({ type }) => type === 'GPU')
    ? 'Tasks using the Fargate launch type do not support GPU resource requirements.'
    : undefined;
const capabilities = ({ linuxParameters }) => firstOf(linuxParameters?.capabilities?.add ?? [], (capability) => capability === 'SYS_PTRACE' ? undefined : `${capability} is not allowed on Fargate.`);
const logging = ({ logConfiguration: log }, { executionRoleArn }) => {
    if (!log)
        return undefined;
    if (!logDrivers.includes(log.logDriver ?? '')) {
        return `${log.logDriver} is not a valid log driver. Must be one of [${logDrivers.join(',')}]`;
    }
    if (log.logDriver !== 'awslogs')
        return undefined;
    if (!executionRoleArn) {
        return 'Fargate requires task definition to have execution role ARN to support log driver awslogs.';
    }
    return log.options?.['awslogs-stream-prefix']
        ? undefined
        : 'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.';
};
const ecrRole = ({ image }, { executionRoleArn }) => isFromEcr(image) && !executionRoleArn
    ? 'Fargate requires task definition to have execution role ARN to support ECR images.'
    : undefined;
const stopTimeout = (container) => (container.stopTimeout ?? 0) > 120 ? `Invalid 'stopTimeout' setting for container '${container.name}'.` : undefined;
/** What a task definition must look like to run on Fargate. */
export const fargateRules = [
    ({ networkMode }) => (networkMode === 'awsvpc' ? undefined : 'Fargate only supports network mode ‘awsvpc’.'),
    size,
    (draft) => firstOf(unsupported, ([name, isGiven]) => isGiven(draft) ? `Fargate compatible task definitions do not support ${name}` : undefined),
    ({ pidMode }) => pidMode === 'host' ? "Tasks using the Fargate launch type do not support pidMode 'host'." : undefined,
    everyContainer(privileged, gpu, capabilities, logging, ecrRole, stopTimeout),
];
function anyContainer(isGiven) {
    return ({ containerDefinitions }) => containerDefinitions.some(isGiven);
}
