import {
  GetResourcesCommand,
  type GetResourcesInput,
  type GetResourcesOutput,
  ResourceGroupsTaggingAPIClient,
  type ResourceTagMapping,
  type TagFilter,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { chunks } from '../lib/chunks.ts';
import { ownershipTags } from '../model/ownership.ts';
import type { TagIndex } from '../model/ports.ts';
import type { Indexed } from '../model/provider.ts';
import type { ResourceId } from '../model/resource.ts';
import type { Clients, Sender } from './clients.ts';
import { entries } from './entries.ts';

/** GetResources takes at most 20 values per tag filter; beyond a few chunks, one full listing is cheaper. */
const valuesPerFilter = 20;
const mostChunks = 5;

/** The Resource Groups Tagging API as an index of what this instance owns. It lags by up to minutes. */
export function tagIndex(clients: Clients, owner: string, resourceTypes: readonly string[]): TagIndex {
  const tagging = clients.sender('tagging', ResourceGroupsTaggingAPIClient);
  // Tasks carry the tags of their service and would fill the pages.
  const list = (TagFilters: TagFilter[]) => listAll(tagging, { TagFilters, ResourceTypeFilters: [...resourceTypes] });
  const byOwner: TagFilter = { Key: ownershipTags.owner, Values: [owner] };
  return {
    async owned(resources?: readonly ResourceId[]): Promise<readonly Indexed[]> {
      if (!resources || resources.length > valuesPerFilter * mostChunks) return list([byOwner]);
      const filters = chunks(resources, valuesPerFilter).map((Values) => [
        byOwner,
        { Key: ownershipTags.resource, Values },
      ]);
      return (await Promise.all(filters.map(list))).flat();
    },
  };
}

async function listAll(
  tagging: Sender<ResourceGroupsTaggingAPIClient>,
  filters: Pick<GetResourcesInput, 'TagFilters' | 'ResourceTypeFilters'>,
): Promise<Indexed[]> {
  const found: Indexed[] = [];
  const seen = new Set<string>();
  let PaginationToken: string | undefined;
  do {
    const page: GetResourcesOutput = await tagging.send(
      new GetResourcesCommand({ ...filters, ResourcesPerPage: 100, PaginationToken }),
    );
    found.push(...entries(page.ResourceTagMappingList).flatMap(toIndexed));
    PaginationToken = nextToken(page.PaginationToken, seen);
  } while (PaginationToken);
  return found;
}

/** The next page's token, unless there is none or it was seen before: a token that comes back would loop for ever. */
export function nextToken(token: string | undefined, seen: Set<string>): string | undefined {
  if (typeof token !== 'string' || token === '' || seen.has(token)) return undefined;
  seen.add(token);
  return token;
}

function toIndexed({ ResourceARN, Tags }: ResourceTagMapping): Indexed[] {
  if (!ResourceARN) return [];
  const tags = entries(Tags).map(({ Key, Value }) => [Key ?? '', Value ?? '']);
  return [{ arn: ResourceARN, tags: Object.fromEntries(tags) }];
}
