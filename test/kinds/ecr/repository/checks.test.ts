import { checks } from '../../../../src/kinds/ecr/repository/checks.ts';
import type { JsonObject } from '../../../../src/lib/json.ts';
import { describeRules } from '../../../support/findings.ts';

const filters = [{ filterType: 'WILDCARD', filter: 'latest' }];

describeRules('tags of images', checks, [
  {
    fact: 'filters need a setting with exclusions',
    broken: { imageTagMutability: 'IMMUTABLE', imageTagMutabilityExclusionFilters: filters },
    says: 'imageTagMutabilityExclusionFilters: exclusion filters say nothing when imageTagMutability is IMMUTABLE, and AWS refuses them',
    kept: [
      { imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: filters },
      { imageTagMutability: '${mutability}', imageTagMutabilityExclusionFilters: filters },
    ],
  },
  {
    fact: 'the default has no exclusions',
    broken: { imageTagMutabilityExclusionFilters: filters },
    says: 'imageTagMutabilityExclusionFilters: exclusion filters say nothing when imageTagMutability is MUTABLE, and AWS refuses them',
    kept: { imageTagMutabilityExclusionFilters: [] },
  },
  {
    fact: 'exclusions need filters',
    broken: { imageTagMutability: 'MUTABLE_WITH_EXCLUSION' },
    says: 'imageTagMutability: imageTagMutability MUTABLE_WITH_EXCLUSION needs exclusion filters',
    kept: { imageTagMutability: 'MUTABLE_WITH_EXCLUSION', imageTagMutabilityExclusionFilters: '${filters}' },
  },
]);

describeRules('encryption', checks, [
  {
    fact: 'AES256 has no key',
    broken: { encryptionConfiguration: { encryptionType: 'AES256', kmsKey: 'alias/ecr' } },
    says: 'encryptionConfiguration.kmsKey: a KMS key cannot be used with encryptionType AES256',
    kept: [
      { encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'alias/ecr' } },
      { encryptionConfiguration: { encryptionType: '${type}', kmsKey: 'alias/ecr' } },
      { encryptionConfiguration: { encryptionType: 'AES256' } },
    ],
  },
]);

describeRules('tags of repositories', checks, [
  {
    fact: 'evenkeel: says who owns what',
    broken: { tags: [{ key: 'evenkeel:hash', value: 'x' }] },
    says: 'tags.0.key: tag "evenkeel:hash" starts with evenkeel:, which says who owns the resource',
    kept: { tags: [{ key: 'team', value: 'x' }] },
  },
]);

const statement = { Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage' };
const access = (...statements: JsonObject[]) => ({ policyText: { Version: '2012-10-17', Statement: statements } });

describeRules('the access policy', checks, [
  {
    fact: 'a text is JSON',
    broken: { policyText: '{ Version: 1 }' },
    says: 'policyText: policyText is not a JSON document',
    kept: [
      { policyText: JSON.stringify(access(statement).policyText) },
      { policyText: '{ "Statement": ${statements} }' },
    ],
  },
  {
    fact: 'a text is a document',
    broken: { policyText: '[]' },
    says: 'policyText: policyText is not a JSON document',
    kept: { policyText: '' },
  },
  {
    fact: 'it has statements',
    broken: { policyText: { Version: '2012-10-17', statement: [] } },
    says: [
      'policyText.statement: a repository policy cannot have "statement"',
      'policyText: a repository policy has no Statement',
    ],
    kept: { policyText: { Statement: statement } },
  },
  {
    fact: 'it has a version that IAM knows',
    broken: { policyText: { Version: '2012-10-18', Statement: [statement] } },
    says: 'policyText.Version: Version of a repository policy must be 2012-10-17 or 2008-10-17',
    kept: { policyText: { Version: '2008-10-17', Id: 'x', Statement: [statement] } },
  },
  {
    fact: 'a statement names no resource',
    broken: access({ ...statement, Resource: '*' }),
    says: 'policyText.Statement.0.Resource: a statement of a repository policy cannot have Resource: it is always about the repository itself',
    kept: access(statement),
  },
  {
    fact: 'a statement allows or denies',
    broken: access({ ...statement, Effect: 'allow' }),
    says: 'policyText.Statement.0.Effect: Effect of a statement must be Allow or Deny',
    kept: access({ ...statement, Effect: '${effect}' }),
  },
  {
    fact: 'a statement says who and what',
    broken: access({ Effect: 'Deny' }),
    says: [
      'policyText.Statement.0: a statement does not say who it is about',
      'policyText.Statement.0: a statement does not say which actions it is about',
    ],
    kept: access({ Effect: 'Deny', NotPrincipal: { AWS: '111122223333' }, NotAction: ['ecr:*'] }),
  },
  {
    fact: 'a statement has known members',
    broken: access({ ...statement, Conditions: {} }),
    says: 'policyText.Statement.0.Conditions: a statement cannot have "Conditions"',
    kept: access({ ...statement, Sid: 'pull', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
  },
  {
    fact: 'it has at most 10,240 characters',
    broken: access({ ...statement, Sid: 'x'.repeat(10_240) }),
    says: 'policyText: policyText has 10351 characters, and ECR takes at most 10240',
    kept: access({ ...statement, Sid: 'x'.repeat(10_000) }),
  },
]);
