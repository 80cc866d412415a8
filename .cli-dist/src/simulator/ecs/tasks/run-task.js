import { invalidParameter } from "../refusal.js";
import { checkedTags } from "../tag-rules.js";
import { chooseCapacity, nextProvider, onFargate } from "./capacity.js";
import { hostCluster } from "./host-cluster.js";
import { launch } from "./launch.js";
import { lacksVolume, requireFittingCapacity, requireNetwork, usableDefinition, volumeMissing, } from "./launch-check.js";
import { resolvePlatformVersion } from "./platform.js";
import { rememberRun, repeatedRun } from "./run-task-token.js";
import { taskTags } from "./task-tags.js";
/** Starts tasks, or answers with those that the same request with the same client token started before. */
export function runTask(input, context) {
    const cluster = hostCluster(context, input.cluster);
    const definition = usableDefinition(context.state, input.taskDefinition);
    const started = repeatedRun(context, cluster, input) ?? startTasks(input, context, { cluster, definition });
    return structuredClone({ tasks: started.map(({ view }) => view), failures: [] });
}
function startTasks(input, context, { cluster, definition }) {
    requireNetwork(definition, input.networkConfiguration);
    const capacity = chooseCapacity(cluster, input);
    requireRunnable(input, definition, capacity);
    const tasks = [];
    const order = launchOrder(input, context, { cluster, definition });
    while (tasks.length < (input.count ?? 1)) {
        const providers = tasks.map(({ view }) => view.capacityProviderName);
        const provider = nextProvider(capacity.capacityProviderStrategy ?? [], providers);
        tasks.push(launch(context, { ...structuredClone(order), owner: undefined, provider }));
    }
    rememberRun(context, cluster, { request: input, tasks });
    return tasks;
}
function launchOrder(input, context, { cluster, definition }) {
    const { propagateTags, enableECSManagedTags } = input;
    const clusterName = cluster.view.clusterName ?? '';
    const source = { tags: checkedTags(input.tags), propagateTags, enableECSManagedTags, clusterName };
    return {
        clusterName,
        definition,
        group: input.group ?? `family:${definition.family}`,
        startedBy: input.startedBy,
        platformVersion: resolvePlatformVersion(definition, input.platformVersion),
        networkConfiguration: input.networkConfiguration,
        overrides: input.overrides ?? {},
        tags: taskTags(context, source, definition),
        enableExecuteCommand: input.enableExecuteCommand ?? false,
    };
}
function requireRunnable(input, definition, capacity) {
    const { count = 1, startedBy = '', clientToken = '' } = input;
    if (count < 1 || count > 10)
        throw invalidParameter('Count must be between 1 and 10.');
    if (startedBy.length > 128)
        throw invalidParameter('startedBy longer than 128.');
    if (clientToken.length > 64)
        throw invalidParameter('idempotency token longer than 64.');
    if (JSON.stringify(input.overrides ?? {}).length > 8192)
        throw invalidParameter('Overrides are longer than 8192.');
    requireFittingCapacity(definition, capacity, input);
    if (lacksVolume(definition, input.volumeConfigurations))
        throw invalidParameter(volumeMissing);
    requireKnownContainers(input, definition);
    if (!onFargate(capacity))
        throw invalidParameter('No Container Instances were found in your cluster.');
}
function requireKnownContainers(input, definition) {
    const known = (definition.containerDefinitions ?? []).map(({ name }) => name);
    const unknown = (input.overrides?.containerOverrides ?? []).find(({ name }) => !known.includes(name));
    if (!unknown)
        return;
    throw invalidParameter(`Override for container named ${unknown.name} is not a container in the TaskDefinition.`);
}
