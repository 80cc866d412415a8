import { TaskField } from '@aws-sdk/client-ecs';
import { invalidParameter, requireAtMost, requireOneOf } from "../refusal.js";
import { hostCluster } from "./host-cluster.js";
import { findTask, missingTask } from "./lookup.js";
/** Describes tasks, stopped ones for an hour; unknown ones are failures, and tags come only when `include` asks for them. */
export function describeTasks(input, context) {
    const cluster = hostCluster(context, input.cluster);
    const wanted = [...new Set(input.tasks ?? [])];
    if (wanted.length === 0)
        throw invalidParameter('Tasks cannot be empty.');
    requireAtMost('tasks', wanted, 100);
    for (const field of input.include ?? [])
        requireOneOf('include', field, TaskField);
    const withTags = input.include?.includes('TAGS');
    const found = wanted.flatMap((name) => findTask(context, cluster, name) ?? []);
    const missing = wanted.filter((name) => !findTask(context, cluster, name));
    return structuredClone({
        tasks: found.map(({ view }) => (withTags ? view : { ...view, tags: [] })),
        failures: missing.map((name) => missingTask(context, cluster, name)),
    });
}
