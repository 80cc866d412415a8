import { page } from "../page.js";
import { indexedResources } from "./resource-index.js";
const pageSize = 1000;
/** Every tag key in use. */
export function getTagKeys({ PaginationToken }, context) {
    const keys = indexedResources(context).flatMap(({ tags }) => [...tags.keys()]);
    const { items, nextToken } = page(distinct(keys), { nextToken: PaginationToken || undefined }, pageSize);
    return { TagKeys: items, PaginationToken: nextToken ?? '' };
}
/** Every value in use of one tag key. */
export function getTagValues({ Key = '', PaginationToken }, context) {
    const values = indexedResources(context).flatMap(({ tags }) => tags.get(Key) ?? []);
    const { items, nextToken } = page(distinct(values), { nextToken: PaginationToken || undefined }, pageSize);
    return { TagValues: items, PaginationToken: nextToken ?? '' };
}
function distinct(names) {
    return [...new Set(names)].sort();
}
