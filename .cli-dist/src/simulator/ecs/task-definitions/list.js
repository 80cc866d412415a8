import { SortOrder, TaskDefinitionFamilyStatus, TaskDefinitionStatus, } from '@aws-sdk/client-ecs';
import { page } from "../../page.js";
import { invalidParameter, requireOneOf, requirePageSize } from "../refusal.js";
import { forgetDeleted } from "./forget.js";
import { newestActive } from "./lookup.js";
/** Lists the ARNs of revisions of one status, of all families or of exactly one, by family and revision. */
export function listTaskDefinitions(input, context) {
    const { status = TaskDefinitionStatus.ACTIVE, sort = SortOrder.ASC, maxResults = 100 } = input;
    requireOneOf('status', status, TaskDefinitionStatus);
    requireOneOf('sort', sort, SortOrder);
    requirePageSize(maxResults, 100);
    const rows = familiesNamed(input.familyPrefix, context).flatMap((family) => rowsOf(family, status));
    const sorted = sort === SortOrder.DESC ? rows.reverse() : rows;
    const start = input.nextToken === undefined ? 0 : startAfter(input.nextToken, sorted, sort);
    const items = sorted.slice(start, start + maxResults);
    const last = items.at(-1);
    const more = start + items.length < sorted.length;
    return { taskDefinitionArns: items.map(({ arn }) => arn), nextToken: more && last ? last.key : undefined };
}
/** Lists the families whose names start with a prefix: with an ACTIVE revision, without one, or both. */
export function listTaskDefinitionFamilies(input, context) {
    const { status = TaskDefinitionFamilyStatus.ALL, familyPrefix = '' } = input;
    requireOneOf('status', status, TaskDefinitionFamilyStatus);
    requirePageSize(input.maxResults, 100);
    const names = families(context)
        .filter((family) => family.name.startsWith(familyPrefix) && family.revisions.size > 0)
        .filter((family) => status === TaskDefinitionFamilyStatus.ALL || status === statusOf(family))
        .map(({ name }) => name);
    const { items, nextToken } = page(names, input, 100);
    return { families: items, nextToken };
}
function familiesNamed(name, context) {
    if (name === undefined)
        return families(context);
    forgetDeleted(context);
    const family = context.state.taskDefinitions.get(name);
    return family ? [family] : [];
}
function families(context) {
    forgetDeleted(context);
    return [...context.state.taskDefinitions.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}
function rowsOf({ name, revisions }, status) {
    return [...revisions]
        .filter(([, { view }]) => view.status === status)
        .map(([number, { view }]) => ({ family: name, arn: view.taskDefinitionArn, key: tokenOf(name, number) }));
}
function tokenOf(family, revision) {
    return `${family}::${String(revision).padStart(10, '0')}`;
}
/** The first row behind the one that a token names, which may be gone by now. */
function startAfter(token, sorted, sort) {
    const [, family, revision] = /^([A-Za-z0-9_-]+)::(\d{10})$/.exec(token) ?? [];
    if (family === undefined)
        throw invalidParameter('Invalid token');
    const direction = sort === SortOrder.DESC ? -1 : 1;
    const index = sorted.findIndex((row) => {
        const order = compare(row.family, family) || compare(row.key, tokenOf(family, Number(revision)));
        return order * direction > 0;
    });
    return index < 0 ? sorted.length : index;
}
function compare(left, right) {
    if (left === right)
        return 0;
    return left < right ? -1 : 1;
}
function statusOf(family) {
    return newestActive(family) ? TaskDefinitionFamilyStatus.ACTIVE : TaskDefinitionFamilyStatus.INACTIVE;
}
