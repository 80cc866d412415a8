import { arn } from "../names.js";
import { plannedInterface, zoneOf } from "./network.js";
import { platformFamily } from "./platform.js";
/** A task as it looks the moment it is accepted. */
export function taskView(context, id, order) {
    const { clusterName, definition } = order;
    const containers = definition.containerDefinitions ?? [];
    const attachment = plannedInterface(context, order.networkConfiguration);
    const storage = order.overrides.ephemeralStorage ?? definition.ephemeralStorage ?? { sizeInGiB: 20 };
    return {
        taskArn: arn(context, `task/${clusterName}/${id}`),
        clusterArn: arn(context, `cluster/${clusterName}`),
        taskDefinitionArn: definition.taskDefinitionArn,
        group: order.group,
        startedBy: order.startedBy,
        launchType: 'FARGATE',
        capacityProviderName: order.provider,
        platformVersion: order.platformVersion,
        platformFamily: platformFamily(definition),
        availabilityZone: zoneOf(context, attachment),
        attachments: [attachment],
        attributes: [{ name: 'ecs.cpu-architecture', value: architecture(order) }],
        containers: containers.map((container) => containerView(context, `${clusterName}/${id}`, container)),
        cpu: order.overrides.cpu ?? definition.cpu,
        memory: order.overrides.memory ?? definition.memory,
        createdAt: context.world.nowSeconds,
        desiredStatus: 'RUNNING',
        lastStatus: 'PROVISIONING',
        healthStatus: 'UNKNOWN',
        enableExecuteCommand: order.enableExecuteCommand,
        overrides: overridesView(order.overrides, containers),
        ephemeralStorage: { ...storage },
        fargateEphemeralStorage: { ...storage },
        tags: order.tags,
        version: 1,
    };
}
function containerView(context, taskPath, definition) {
    const { name, image, cpu = 0, memory, memoryReservation } = definition;
    return {
        containerArn: arn(context, `container/${taskPath}/${context.world.uuid()}`),
        taskArn: arn(context, `task/${taskPath}`),
        name,
        image,
        lastStatus: 'PENDING',
        networkInterfaces: [],
        healthStatus: 'UNKNOWN',
        cpu: String(cpu),
        memory: memory === undefined ? undefined : String(memory),
        memoryReservation: memoryReservation === undefined ? undefined : String(memoryReservation),
    };
}
/** Every container is listed, whether or not anything of it is overridden. */
function overridesView(overrides, containers) {
    const given = overrides.containerOverrides ?? [];
    return {
        inferenceAcceleratorOverrides: [],
        ...overrides,
        containerOverrides: containers.map(({ name }) => given.find((override) => override.name === name) ?? { name }),
    };
}
function architecture({ definition }) {
    return definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'x86_64';
}
