import type { Json, JsonObject } from '../../src/lib/json.ts';
import { type FieldCase, inAnyOrder, type KindCases, tagList } from '../support/kind-cases.ts';

const untagged = {
  rulePriority: 1,
  selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
  action: { type: 'expire' },
};
const tagged = {
  rulePriority: 2,
  selection: { tagStatus: 'tagged', tagPatternList: ['v*', 'a*'], countType: 'imageCountMoreThan', countNumber: 9 },
  action: { type: 'expire' },
};
const access = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'pull',
      Effect: 'Allow',
      Principal: { AWS: ['444455556666', 'arn:aws:iam::999988887777:root'] },
      Action: ['ecr:GetDownloadUrlForLayer', 'ecr:BatchGetImage'],
      Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-1'] } },
    },
    { Sid: 'all', Effect: 'Allow', Principal: '*', Action: 'ecr:ListImages' },
  ],
} satisfies JsonObject;

function plainly(set: JsonObject, as: FieldCase['as'] = 'update'): FieldCase {
  return { on: 'plain', set, as };
}

export const repositoryCases: KindCases = {
  kind: 'Repository',
  tags: (tags) => tagList(tags),
  stages: {
    plain: { spec: {} },
    ruled: { spec: { lifecyclePolicyText: { rules: [untagged, tagged] }, policyText: access } },
  },
  cases: {
    'immutable tags': plainly({ imageTagMutability: 'IMMUTABLE' }),
    'immutable tags with exceptions': inAnyOrder(
      plainly({
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [
          { filterType: 'WILDCARD', filter: 'latest*' },
          { filterType: 'WILDCARD', filter: 'dev*' },
        ],
      }),
    ),
    scanning: plainly({ imageScanningConfiguration: { scanOnPush: true } }),
    'a lifecycle policy': plainly({ lifecyclePolicyText: { rules: [untagged] } }),
    'a lifecycle policy as text': plainly({
      lifecyclePolicyText: JSON.stringify({ rules: [tagged, untagged] }, undefined, 2),
    }),
    'another lifecycle policy': {
      on: 'ruled',
      set: { lifecyclePolicyText: { rules: [untagged] } as Json },
      as: 'update',
    },
    'an access policy': inAnyOrder(plainly({ policyText: access })),
    'an access policy as text': plainly({ policyText: JSON.stringify(access) }),
    'another access policy': {
      on: 'ruled',
      set: { policyText: { ...access, Statement: [access.Statement[1] as Json] } },
      as: 'update',
    },
    'encryption with a key': plainly(
      { encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/1' } },
      'replace',
    ),
  },
  exempt: {
    repositoryName: 'identity: another name is another repository',
    'tags[].key': 'own rows',
    'tags[].value': 'own rows',
  },
};
