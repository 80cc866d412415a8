import { GetResourcesInput$, GetTagKeysInput$, GetTagValuesInput$ } from '@aws-sdk/client-resource-groups-tagging-api';
import { validationError } from "../validation-error.js";
import { getResources } from "./get-resources.js";
import { observe } from "./resource-index.js";
import { createTaggingState } from "./state.js";
import { getTagKeys, getTagValues } from "./tag-names.js";
const tagKey = { min: 1, max: 128 };
/** Resource Groups Tagging API, version 2017-01-26: reading only. */
export const tagging = {
    name: 'tagging',
    protocol: 'awsJson1.1',
    target: 'ResourceGroupsTaggingAPI_20170126',
    limits: [],
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
