import type { ConnectedKind } from '../../../aws/cloud.ts';
import type { Sought } from '../../../model/kind.ts';
import { anySpec } from '../../../model/provider.ts';
import type { Place } from '../../../model/resource.ts';
import { checks } from './checks.ts';
import { repositoryHealth } from './health.ts';
import { permissions } from './permissions.ts';
import { fields } from './spec.ts';

/** A private ECR repository with its policies. */
export const repository: ConnectedKind = {
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
  named: repositoryOfImage,
  attributes: ({ repositoryName }, place) => ({
    arn: `arn:${place.partition}:ecr:${place.region}:${place.account}:repository/${String(repositoryName)}`,
    name: String(repositoryName),
    uri: `${registryOf(place)}/${String(repositoryName)}`,
  }),
  health: repositoryHealth,
  guard: ({ facts, key }) =>
    facts.hasImages ? { reason: 'HasContent', message: `${key} still holds images` } : undefined,
  columns: ({ attributes }) => ({ Uri: attributes.uri ?? '' }),
  permissions,
  connect: async (access) => anySpec((await import('./provider.ts')).repositoryProvider(access)),
};

function registryOf({ partition, region, account }: Place): string {
  return `${account}.dkr.ecr.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`;
}

/** An image's URI without its tag and digest, when it is of the account's own registry. */
function repositoryOfImage(text: string, place: Place): Sought | undefined {
  const registry = `${registryOf(place)}/`;
  return text.startsWith(registry) ? { key: text.slice(registry.length).replace(/[:@].*$/, '') } : undefined;
}
