import { clientError, invalidParameter, requireAtMost, required } from "../refusal.js";
import { forgetDeleted } from "./forget.js";
import { findTaskDefinition, readRevisionName } from "./lookup.js";
/** Makes a revision INACTIVE; one that is already stays as it is, and one that is being deleted is refused. */
export function deregisterTaskDefinition(input, context) {
    const nameOrArn = required('taskDefinition', input.taskDefinition);
    if (readRevisionName(nameOrArn)?.revision === undefined)
        throw invalidParameter('Revision is missing');
    const found = findTaskDefinition(context.state, nameOrArn);
    if (!found)
        throw clientError('Unable to deregister task definition.');
    const { view } = found;
    if (view.status === 'DELETE_IN_PROGRESS') {
        throw clientError('The task definition could not be deregistered because it is in the process of being deleted.');
    }
    const answer = { ...view, status: 'INACTIVE', previousStatus: view.status };
    if (view.status === 'ACTIVE')
        Object.assign(view, { status: 'INACTIVE', deregisteredAt: context.world.nowSeconds });
    return { taskDefinition: answer };
}
const reasons = {
    invalid: 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
    missing: 'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
    active: 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
};
/** Starts to delete INACTIVE revisions; whatever cannot be deleted is a failure, not an error. */
export function deleteTaskDefinitions(input, context) {
    const names = required('taskDefinitions', input.taskDefinitions);
    requireAtMost('taskDefinitions', names, 10);
    forgetDeleted(context);
    const taskDefinitions = [];
    const failures = [];
    for (const name of names) {
        const found = deletable(name, context.state);
        if (typeof found === 'string')
            failures.push({ arn: name, reason: reasons[found] });
        else
            taskDefinitions.push(deleted(found, context));
    }
    return { taskDefinitions, failures };
}
function deletable(nameOrArn, state) {
    if (readRevisionName(nameOrArn)?.revision === undefined)
        return 'invalid';
    const found = findTaskDefinition(state, nameOrArn);
    if (!found)
        return 'missing';
    return found.view.status === 'ACTIVE' ? 'active' : found;
}
function deleted(revision, { state, world }) {
    const { view } = revision;
    const answer = { ...view, status: 'DELETE_IN_PROGRESS', previousStatus: view.status };
    if (view.status === 'INACTIVE')
        Object.assign(view, { status: answer.status, deleteRequestedAt: world.nowSeconds });
    state.deletedRevisions.add(revision);
    return answer;
}
