import { anySpec } from "../../../model/provider.js";
import { checks } from "./checks.js";
import { repositoryHealth } from "./health.js";
import { fields } from "./spec.js";
/** A private ECR repository with its policies. */
export const repository = {
    name: 'Repository',
    summary: 'A private ECR repository with its lifecycle policy and access policy.',
    shape: {
        package: '@aws-sdk/client-ecr',
        type: 'CreateRepositoryRequest',
        omit: ['registryId'],
        add: { PutLifecyclePolicyRequest: ['lifecyclePolicyText'], SetRepositoryPolicyRequest: ['policyText'] },
        optional: ['lifecyclePolicyText', 'policyText'],
    },
    nameField: 'repositoryName',
    onChange: 'update',
    fields,
    checks,
    describeOnly: ['repositoryArn', 'registryId', 'repositoryUri', 'createdAt'],
    indexType: 'ecr:repository',
    keyOf: ({ repositoryName }) => String(repositoryName),
    keyOfArn: (arn) => arn.slice(arn.indexOf(':repository/') + ':repository/'.length),
    attributes: ({ repositoryName }, { partition, region, account }) => ({
        arn: `arn:${partition}:ecr:${region}:${account}:repository/${String(repositoryName)}`,
        name: String(repositoryName),
        uri: `${account}.dkr.ecr.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}/${String(repositoryName)}`,
    }),
    health: repositoryHealth,
    guard: ({ facts, key }) => facts.hasImages ? { reason: 'HasContent', message: `${key} still holds images` } : undefined,
    columns: ({ attributes }) => ({ Uri: attributes.uri ?? '' }),
    connect: async (access) => anySpec((await import("./provider.js")).repositoryProvider(access)),
};
