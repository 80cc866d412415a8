import {
  GetResourcesInput$,
  GetTagKeysInput$,
  GetTagValuesInput$,
  TagResourcesInput$,
  UntagResourcesInput$,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { Constraint } from '../constraint.ts';
import type { Limit, ServiceModel } from '../operation.ts';
import { validationError } from '../validation-error.ts';
import { access } from './access.ts';
import { tagResources, untagResources } from './change-tags.ts';
import { getResources } from './get-resources.ts';
import { observe } from './resource-index.ts';
import { createTaggingState, type TaggingState } from './state.ts';
import { getTagKeys, getTagValues } from './tag-names.ts';

const tagKey: Constraint = { min: 1, max: 128 };
const changedArns: Constraint = { min: 1, max: 20, each: { min: 1, max: 1011 } };

/** AWS publishes a rate per second (Tag Editor user guide, service quotas) and no burst beyond it. */
const searches: Limit = { category: 'search', burst: 15, refillPerSecond: 15, operations: ['GetResources'] };
const changes: Limit = {
  category: 'change',
  burst: 5,
  refillPerSecond: 5,
  operations: ['TagResources', 'UntagResources'],
};

/** Resource Groups Tagging API, version 2017-01-26: searches, and tags on resources of other services. */
export const tagging: ServiceModel<TaggingState> = {
  name: 'tagging',
  protocol: 'awsJson1.1',
  target: 'ResourceGroupsTaggingAPI_20170126',
  limits: [searches, changes],
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
      'TagResourcesInput.ResourceARNList': changedArns,
      'TagResourcesInput.Tags': { min: 1, max: 50, eachKey: tagKey, each: { max: 256 } },
      'UntagResourcesInput.ResourceARNList': changedArns,
      TagKeys: { min: 1, max: 50, each: tagKey },
      ResourceARNList: { min: 1, max: 100, each: { min: 1, max: 1011 } },
    },
  },
  access,
  createState: createTaggingState,
  observe,
  operations: {
    GetResources: { input: () => GetResourcesInput$, run: getResources },
    GetTagKeys: { input: () => GetTagKeysInput$, run: getTagKeys },
    GetTagValues: { input: () => GetTagValuesInput$, run: getTagValues },
    TagResources: { input: () => TagResourcesInput$, run: tagResources },
    UntagResources: { input: () => UntagResourcesInput$, run: untagResources },
  },
};
