import type { GetResourcesInput, TagFilter } from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsError } from '../aws-error.ts';
import type { Context, TaggedResource, Wire } from '../operation.ts';
import { page } from '../page.ts';
import { indexedResources } from './resource-index.ts';
import type { TaggingState } from './state.ts';

type Request = Wire<GetResourcesInput>;

/** Finds resources that have or had tags, by type and tags or by ARN; an empty token ends the search. */
export function getResources(input: Request, context: Context<TaggingState>) {
  const { ResourceARNList, ResourcesPerPage, PaginationToken } = input;
  if (ResourceARNList && (ResourcesPerPage !== undefined || PaginationToken)) {
    throw new AwsError(
      'InvalidParameterException',
      'ResourceARNList and pagination parameters cannot be specified together.',
    );
  }
  const { onceTagged } = context.state;
  const tagged = indexedResources(context).filter(({ arn, tags }) => tags.size > 0 || onceTagged.has(arn));
  const found = new Map(
    tagged.filter((resource) => isWanted(resource, input)).map((resource) => [resource.arn, resource]),
  );
  const request = { nextToken: PaginationToken || undefined, maxResults: ResourcesPerPage };
  const { items, nextToken = '' } = page([...found.keys()], request, 100);
  return {
    PaginationToken: nextToken,
    ResourceTagMappingList: items.flatMap((arn) => found.get(arn) ?? []).map(mapping),
  };
}

function isWanted(
  resource: TaggedResource,
  { ResourceARNList, ResourceTypeFilters, TagFilters = [] }: Request,
): boolean {
  if (ResourceARNList && !ResourceARNList.includes(resource.arn)) return false;
  return hasType(resource, ResourceTypeFilters) && TagFilters.every((filter) => hasTag(resource, filter));
}

function hasType({ type }: TaggedResource, wanted: readonly string[] | undefined): boolean {
  return wanted?.some((each) => type === each || type.startsWith(`${each}:`)) ?? true;
}

function hasTag({ tags }: TaggedResource, { Key = '', Values = [] }: Wire<TagFilter>): boolean {
  const value = tags.get(Key);
  return value !== undefined && (Values.length === 0 || Values.includes(value));
}

function mapping({ arn, tags }: TaggedResource) {
  return { ResourceARN: arn, Tags: [...tags].map(([Key, Value]) => ({ Key, Value })) };
}
