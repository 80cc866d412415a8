import { isFilled, isFromEcr } from "./rules/rule.js";
const agent = 'com.amazonaws.ecs.capability';
const ecs = 'ecs.capability';
/** The capabilities of a container instance, each with what in a task makes it necessary. */
const byTask = [
    [`${ecs}.task-eni`, ({ networkMode }) => networkMode === 'awsvpc'],
    [`${agent}.task-iam-role`, ({ taskRoleArn, networkMode }) => Boolean(taskRoleArn) && networkMode !== 'host'],
    [
        `${agent}.task-iam-role-network-host`,
        ({ taskRoleArn, networkMode }) => Boolean(taskRoleArn) && networkMode === 'host',
    ],
    [`${ecs}.efs`, ({ volumes }) => volumes.some(({ efsVolumeConfiguration: efs }) => efs)],
    [`${ecs}.efsAuth`, ({ volumes }) => volumes.some(({ efsVolumeConfiguration: efs }) => efs?.authorizationConfig)],
    [`${ecs}.fault-injection`, ({ enableFaultInjection }) => enableFaultInjection === true],
];
/** The same for one container. */
const byContainer = [
    [`${agent}.ecr-auth`, ({ image }) => isFromEcr(image)],
    [`${ecs}.execution-role-ecr-pull`, ({ image }, draft) => isFromEcr(image) && hasRole(draft)],
    [`${agent}.docker-remote-api.1.21`, ({ image }) => image.includes('@sha256:')],
    [`${agent}.docker-remote-api.1.19`, ({ logConfiguration }) => logConfiguration !== undefined],
    [`${ecs}.execution-role-awslogs`, (container, draft) => logsTo(container, 'awslogs') && hasRole(draft)],
    [`${ecs}.secrets.ssm.environment-variables`, ({ secrets }) => isKeptIn('ssm', secrets)],
    [`${ecs}.secrets.asm.environment-variables`, ({ secrets }) => isKeptIn('asm', secrets)],
    [
        `${ecs}.secrets.ssm.bootstrap.log-driver`,
        ({ logConfiguration }) => isKeptIn('ssm', logConfiguration?.secretOptions),
    ],
    [
        `${ecs}.secrets.asm.bootstrap.log-driver`,
        ({ logConfiguration }) => isKeptIn('asm', logConfiguration?.secretOptions),
    ],
    [`${ecs}.container-ordering`, (container) => isFilled(container.dependsOn) || hasTimeout(container)],
    [`${ecs}.container-health-check`, ({ healthCheck }) => healthCheck !== undefined],
    [`${agent}.docker-remote-api.1.29`, ({ healthCheck }) => healthCheck !== undefined],
    [`${ecs}.env-files.s3`, ({ environmentFiles }) => isFilled(environmentFiles)],
    [`${ecs}.network.container-port-range`, ({ portMappings }) => portMappings.some((port) => port.containerPortRange)],
    [`${ecs}.container-restart-policy`, ({ restartPolicy }) => restartPolicy?.enabled === true],
    [`${agent}.privileged-container`, ({ privileged }) => privileged === true],
];
/** The names of the capabilities that a container instance needs to run a task definition; none for the plainest. */
export function requiredAttributes(draft) {
    const ofTask = byTask.flatMap(([attribute, isNeeded]) => (isNeeded(draft) ? attribute : []));
    const ofContainers = draft.containerDefinitions.flatMap((container) => attributesOf(container, draft));
    const found = new Set([...ofTask, ...ofContainers]);
    return found.size > 0 ? [...found, `${agent}.docker-remote-api.1.18`] : [];
}
function attributesOf(container, draft) {
    const needed = byContainer.flatMap(([attribute, isNeeded]) => (isNeeded(container, draft) ? attribute : []));
    const driver = container.logConfiguration?.logDriver;
    return driver ? [...needed, `${agent}.logging-driver.${driver}`] : needed;
}
function hasRole({ executionRoleArn }) {
    return Boolean(executionRoleArn);
}
function logsTo({ logConfiguration }, driver) {
    return logConfiguration?.logDriver === driver;
}
function hasTimeout({ startTimeout, stopTimeout }) {
    return startTimeout !== undefined || stopTimeout !== undefined;
}
/** Parameter Store takes plain names as well as ARNs; Secrets Manager only ARNs. */
function isKeptIn(store, secrets = []) {
    return secrets.some(({ valueFrom = '' }) => valueFrom.includes(':secretsmanager:') === (store === 'asm'));
}
