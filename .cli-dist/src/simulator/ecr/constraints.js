import { EncryptionType, ImageStatusFilter, ImageTagMutability, ImageTagMutabilityExclusionFilterType, TagStatus, } from '@aws-sdk/client-ecr';
import { AwsError } from "../aws-error.js";
const repositoryName = {
    min: 2,
    max: 256,
    pattern: String.raw `[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*`,
};
/** The bounds of Amazon ECR's API reference. */
export const constraints = {
    refuse: ([violation]) => new AwsError('InvalidParameterException', sentence(violation)),
    members: {
        registryId: { pattern: '[0-9]{12}' },
        registryIds: { min: 1, max: 10, each: { pattern: '[0-9]{12}' } },
        repositoryName,
        repositoryNames: { min: 1, max: 100, each: repositoryName },
        'BatchGetRepositoryScanningConfigurationRequest.repositoryNames': { min: 1, max: 25, each: repositoryName },
        maxResults: { min: 1, max: 1000 },
        encryptionType: { values: Object.values(EncryptionType) },
        kmsKey: { min: 1, max: 2048 },
        imageTagMutability: { values: Object.values(ImageTagMutability) },
        imageTagMutabilityExclusionFilters: { min: 1, max: 5 },
        filterType: { values: Object.values(ImageTagMutabilityExclusionFilterType) },
        'ImageTagMutabilityExclusionFilter.filter': { min: 1, max: 128, pattern: '[0-9a-zA-Z._*-]{1,128}' },
        lifecyclePolicyText: { min: 100, max: 30_720 },
        policyText: { max: 10_240 },
        imageIds: { min: 1, max: 100 },
        imageManifest: { min: 1, max: 4_194_304 },
        imageTag: { min: 1, max: 300 },
        tagStatus: { values: Object.values(TagStatus) },
        imageStatus: { values: Object.values(ImageStatusFilter) },
        layerDigests: { min: 1, max: 100 },
        partFirstByte: { min: 0 },
        partLastByte: { min: 0 },
    },
};
function sentence({ path, constraint }) {
    const expression = /^Member must satisfy regular expression pattern: (.*)$/.exec(constraint)?.[1];
    const demand = expression ? `must satisfy regular expression '${expression}'` : constraint;
    return `Invalid parameter at '${path}' failed to satisfy constraint: '${demand}'`;
}
