import { GetResourcesCommand, ResourceGroupsTaggingAPIClient, } from '@aws-sdk/client-resource-groups-tagging-api';
import { chunks } from "../lib/chunks.js";
import { ownershipTags } from "../model/ownership.js";
/** GetResources takes at most 20 values per tag filter; beyond a few chunks, one full listing is cheaper. */
const valuesPerFilter = 20;
const mostChunks = 5;
/** The Resource Groups Tagging API as an index of what this instance owns. It lags by up to minutes. */
export function tagIndex(clients, owner) {
    const tagging = clients.sender('tagging', ResourceGroupsTaggingAPIClient);
    const byOwner = { Key: ownershipTags.owner, Values: [owner] };
    return {
        async owned(resources) {
            if (!resources || resources.length > valuesPerFilter * mostChunks)
                return list(tagging, [byOwner]);
            const filters = chunks(resources, valuesPerFilter).map((Values) => [
                byOwner,
                { Key: ownershipTags.resource, Values },
            ]);
            return (await Promise.all(filters.map((filter) => list(tagging, filter)))).flat();
        },
    };
}
async function list(tagging, TagFilters) {
    const found = [];
    const seen = new Set();
    let PaginationToken;
    do {
        const page = await tagging.send(new GetResourcesCommand({ TagFilters, ResourcesPerPage: 100, PaginationToken }));
        found.push(...(page.ResourceTagMappingList ?? []).flatMap(toIndexed));
        PaginationToken = nextToken(page.PaginationToken, seen);
    } while (PaginationToken);
    return found;
}
/** The next page's token, unless there is none or it was seen before: a token that comes back would loop for ever. */
export function nextToken(token, seen) {
    if (!token || seen.has(token))
        return undefined;
    seen.add(token);
    return token;
}
function toIndexed({ ResourceARN, Tags, }) {
    if (!ResourceARN)
        return [];
    return [
        { arn: ResourceARN, tags: Object.fromEntries((Tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? ''])) },
    ];
}
