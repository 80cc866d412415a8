import { TaskDefinitionField } from '@aws-sdk/client-ecs';
import { clientError, required, requireOneOf } from "../refusal.js";
import { forgetDeleted } from "./forget.js";
import { findTaskDefinition } from "./lookup.js";
/** Describes one revision, whatever its status, or the newest ACTIVE one of a family. Throws ClientException when there is none. */
export function describeTaskDefinition(input, context) {
    forgetDeleted(context);
    const found = findTaskDefinition(context.state, required('taskDefinition', input.taskDefinition));
    if (!found)
        throw clientError('Unable to describe task definition.');
    for (const field of input.include ?? [])
        requireOneOf('include', field, TaskDefinitionField);
    const withTags = input.include?.includes(TaskDefinitionField.TAGS);
    return { taskDefinition: found.view, tags: withTags ? found.tags : [] };
}
