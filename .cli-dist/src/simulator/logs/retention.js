import { groupOf, invalid } from "./group.js";
/** Sets how long events are kept. */
export function putRetentionPolicy(input, context) {
    changeable(context, input.logGroupName).view.retentionInDays = input.retentionInDays;
    return {};
}
/** Keeps events for ever. */
export function deleteRetentionPolicy(input, context) {
    delete changeable(context, input.logGroupName).view.retentionInDays;
    return {};
}
function changeable(context, name) {
    const group = groupOf(context, name);
    if (group.view.logGroupClass !== 'DELIVERY')
        return group;
    throw invalid('This operation is not supported for Delivery log class');
}
