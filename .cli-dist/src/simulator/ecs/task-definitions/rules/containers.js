import { everyContainer, firstOf } from "./rule.js";
const healthCheckBounds = { interval: [5, 300], timeout: [2, 60], retries: [1, 10], startPeriod: [0, 300] };
const healthCheck = ({ name, healthCheck: check }) => check &&
    firstOf(Object.entries(healthCheckBounds), ([member, [least, most]]) => {
        const value = check[member] ?? least;
        const bound = value < least ? `greater than or equal to the minimum allowed value ${least}` : undefined;
        const problem = value > most ? `less than or equal to the maximum allowed value ${most}` : bound;
        return problem && `Health check ${member} must be ${problem} for container '${name}'`;
    });
const healthCheckCommand = ({ name, healthCheck: check }) => check && !['CMD', 'CMD-SHELL', 'NONE'].includes(check.command?.[0] ?? '')
    ? `Health check command must start with CMD, CMD-SHELL or NONE for container '${name}'`
    : undefined;
const timeouts = ({ name, startTimeout = 2, stopTimeout = 2 }) => {
    if (startTimeout < 2)
        return `Invalid 'startTimeout' setting for container '${name}'.`;
    return stopTimeout < 2 ? `Invalid 'stopTimeout' setting for container '${name}'.` : undefined;
};
const restartPolicy = ({ name, restartPolicy: policy }) => {
    const { restartAttemptPeriod = 300, ignoredExitCodes = [] } = policy ?? {};
    if (restartAttemptPeriod < 60 || restartAttemptPeriod > 1800) {
        return `The 'restartAttemptPeriod' setting for container '${name}' must be between 60 and 1800.`;
    }
    return ignoredExitCodes.length > 50
        ? `The 'ignoredExitCodes' setting for container '${name}' can have at most 50 items.`
        : undefined;
};
const ulimits = ({ ulimits: limits }) => firstOf(limits ?? [], ({ name, softLimit = 0, hardLimit = 0 }) => 
// -1 stands for no limit.
softLimit > hardLimit && hardLimit !== -1 ? `Soft limit exceeds hard limit for ulimit ${name}` : undefined);
const environmentFiles = ({ environmentFiles: files = [] }) => {
    if (files.length > 10) {
        return 'The maximum number of environment files was exceeded. Specify ten or less and try again.';
    }
    return files.every(({ value = '' }) => /^arn:aws[a-z-]*:s3:::.+\/.+/.test(value)) ? undefined : 'Invalid arn syntax.';
};
const secrets = (container, { executionRoleArn }) => !executionRoleArn && [container.secrets, container.logConfiguration?.secretOptions].some((list) => list?.length)
    ? "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'."
    : undefined;
const awslogs = ({ logConfiguration }) => logConfiguration?.logDriver === 'awslogs' && !logConfiguration.options?.['awslogs-group']
    ? 'Log driver awslogs requires options: awslogs-group'
    : undefined;
const firelens = ({ logConfiguration }, { containerDefinitions }) => logConfiguration?.logDriver === 'awsfirelens' &&
    containerDefinitions.every(({ firelensConfiguration }) => !firelensConfiguration)
    ? 'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.'
    : undefined;
/** What the settings of a container may be, wherever it runs. */
export const containerRules = [
    everyContainer(healthCheck, healthCheckCommand, timeouts, restartPolicy, ulimits, environmentFiles),
    everyContainer(secrets, awslogs, firelens),
];
