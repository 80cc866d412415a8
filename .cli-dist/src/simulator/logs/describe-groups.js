import { page } from "../page.js";
import { invalid, nameOf } from "./group.js";
/** Describes groups in order of their names; identifiers that name no group are left out. */
export function describeLogGroups(input, context) {
    const { logGroupNamePrefix, logGroupNamePattern, limit, nextToken } = input;
    if (logGroupNamePrefix !== undefined && logGroupNamePattern !== undefined) {
        throw invalid('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
    }
    const names = candidates(input, context)
        .filter((name) => name.startsWith(logGroupNamePrefix ?? '') && name.includes(logGroupNamePattern ?? ''))
        .filter((name) => hasClass(context.state.groups.get(name)?.view, input.logGroupClass));
    const { items, nextToken: next } = page(names, { nextToken, maxResults: limit }, 50);
    const views = items.flatMap((name) => context.state.groups.get(name)?.view ?? []);
    return { logGroups: views.map(logGroupNamePattern === undefined ? whole : brief), nextToken: next };
}
function candidates(input, context) {
    const { logGroupIdentifiers, logGroupNamePrefix, logGroupNamePattern, logGroupClass } = input;
    if (!logGroupIdentifiers)
        return [...context.state.groups.keys()].sort();
    if ((logGroupNamePrefix ?? logGroupNamePattern ?? logGroupClass) !== undefined) {
        throw invalid('LogGroup identifiers cannot be combined with another filter.');
    }
    const named = new Set(logGroupIdentifiers.map((identifier) => nameOf(context, identifier)));
    return [...context.state.groups.keys()].filter((name) => named.has(name)).sort();
}
/** A search for either of the two cheaper classes finds both. */
function hasClass(view, wanted) {
    const classes = wanted === 'INFREQUENT_ACCESS' || wanted === 'ESSENTIALS' ? ['INFREQUENT_ACCESS', 'ESSENTIALS'] : [wanted];
    return wanted === undefined || classes.includes(view?.logGroupClass);
}
function whole(view) {
    return { ...view };
}
/** All that a search by pattern answers. */
function brief({ logGroupName, creationTime, arn }) {
    return { logGroupName, creationTime, arn };
}
