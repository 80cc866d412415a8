import { mergedTags } from "../tag-rules.js";
import { findTaskDefinition } from "../task-definitions/lookup.js";
/** The tags a new task gets: AWS's own when they are enabled, those that its definition passes on, and its own. */
export function taskTags(context, source, definition) {
    const inherited = source.propagateTags === 'TASK_DEFINITION' ? definitionTags(context, definition) : [];
    const own = mergedTags(inherited, source.tags);
    return source.enableECSManagedTags ? [...managedTags(source), ...own] : own;
}
function definitionTags({ state }, definition) {
    return findTaskDefinition(state, definition.taskDefinitionArn ?? '')?.tags ?? [];
}
function managedTags({ clusterName, serviceName }) {
    const cluster = { key: 'aws:ecs:clusterName', value: clusterName };
    return serviceName === undefined ? [cluster] : [cluster, { key: 'aws:ecs:serviceName', value: serviceName }];
}
