import { AwsError } from "../aws-error.js";
import { page } from "../page.js";
import { indexedResources } from "./resource-index.js";
/** Finds resources that have or had tags, by type and tags or by ARN; an empty token ends the search. */
export function getResources(input, context) {
    const { ResourceARNList, ResourcesPerPage, PaginationToken } = input;
    if (ResourceARNList && (ResourcesPerPage !== undefined || PaginationToken)) {
        throw new AwsError('InvalidParameterException', 'ResourceARNList and pagination parameters cannot be specified together.');
    }
    const { onceTagged } = context.state;
    const tagged = indexedResources(context).filter(({ arn, tags }) => tags.size > 0 || onceTagged.has(arn));
    const found = new Map(tagged.filter((resource) => isWanted(resource, input)).map((resource) => [resource.arn, resource]));
    const request = { nextToken: PaginationToken || undefined, maxResults: ResourcesPerPage };
    const { items, nextToken = '' } = page([...found.keys()], request, 100);
    return {
        PaginationToken: nextToken,
        ResourceTagMappingList: items.flatMap((arn) => found.get(arn) ?? []).map(mapping),
    };
}
function isWanted(resource, { ResourceARNList, ResourceTypeFilters, TagFilters = [] }) {
    if (ResourceARNList && !ResourceARNList.includes(resource.arn))
        return false;
    return hasType(resource, ResourceTypeFilters) && TagFilters.every((filter) => hasTag(resource, filter));
}
function hasType({ type }, wanted) {
    return wanted?.some((each) => type === each || type.startsWith(`${each}:`)) ?? true;
}
function hasTag({ tags }, { Key = '', Values = [] }) {
    const value = tags.get(Key);
    return value !== undefined && (Values.length === 0 || Values.includes(value));
}
function mapping({ arn, tags }) {
    return { ResourceARN: arn, Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
}
