import { GetResourcesInput$, GetTagKeysInput$, GetTagValuesInput$ } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Constraint } from '../constraint.ts';
import type { Limit, ServiceModel } from '../operation.ts';
import { validationError } from '../validation-error.ts';
import { getResources } from './get-resources.ts';
import { observe } from './resource-index.ts';
import { createTaggingState, type TaggingState } from './state.ts';
import { getTagKeys, getTagValues } from './tag-names.ts';

const tagKey: Constraint = { min: 1, max: 128 };

/** AWS publishes a rate per second (Tag Editor user guide, service quotas) and no burst beyond it. */
const searches: Limit = { category: 'search', burst: 15, refillPerSecond: 15, operations: ['GetResources'] };

/** Resource Groups Tagging API, version 2017-01-26: reading only. */
export const tagging: ServiceModel<TaggingState> = {
  name: 'tagging',
  protocol: 'awsJson1.1',
  target: 'ResourceGroupsTaggingAPI_20170126',
  limits: [searches],
  constraints: {
    refuse: validationError('InvalidParameterException'),
    members: {
      PaginationToken: { max: 2048 },
      TagFilters: { max: 50 },
      Key: tagKey,
      Values: { max: 20, each: { max: 256 } },
      ResourcesPerPage: { min: 1, max: 100 },
      TagsPerPage: { min: 100, max: 500 },
      ResourceTypeFilters: { max: 100, each: { max: 256 } },
      ResourceARNList: { min: 1, max: 100, each: { min: 1, max: 1011 } },
    },
  },
  createState: createTaggingState,
  observe,
  operations: {
    GetResources: { input: () => GetResourcesInput$, run: getResources },
    GetTagKeys: { input: () => GetTagKeysInput$, run: getTagKeys },
    GetTagValues: { input: () => GetTagValuesInput$, run: getTagValues },
  },
};
