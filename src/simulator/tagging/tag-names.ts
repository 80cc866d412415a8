import type { GetTagKeysInput, GetTagValuesInput } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Context, Wire } from '../operation.ts';
import { page } from '../page.ts';
import { indexedResources } from './resource-index.ts';
import type { TaggingState } from './state.ts';

const pageSize = 1000;

/** Every tag key in use. */
export function getTagKeys({ PaginationToken }: Wire<GetTagKeysInput>, context: Context<TaggingState>) {
  const keys = indexedResources(context).flatMap(({ tags }) => [...tags.keys()]);
  const { items, nextToken } = page(distinct(keys), { nextToken: PaginationToken || undefined }, pageSize);
  return { TagKeys: items, PaginationToken: nextToken ?? '' };
}

/** Every value in use of one tag key. */
export function getTagValues({ Key = '', PaginationToken }: Wire<GetTagValuesInput>, context: Context<TaggingState>) {
  const values = indexedResources(context).flatMap(({ tags }) => tags.get(Key) ?? []);
  const { items, nextToken } = page(distinct(values), { nextToken: PaginationToken || undefined }, pageSize);
  return { TagValues: items, PaginationToken: nextToken ?? '' };
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
