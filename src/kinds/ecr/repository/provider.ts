import {
  CreateRepositoryCommand,
  type CreateRepositoryRequest,
  DeleteLifecyclePolicyCommand,
  DeleteRepositoryCommand,
  DeleteRepositoryPolicyCommand,
  ECRClient,
  PutImageScanningConfigurationCommand,
  PutImageTagMutabilityCommand,
  PutLifecyclePolicyCommand,
  SetRepositoryPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecr';
import { absentAsUndefined } from '../../../aws/absent.ts';
import type { Access } from '../../../aws/cloud.ts';
import type { JsonObject } from '../../../lib/json.ts';
import { ownershipTags } from '../../../model/ownership.ts';
import type { Amendment, Desired, Observed, Provider } from '../../../model/provider.ts';
import type { Attributes } from '../../../model/resource.ts';
import { ecrTags, listRepositories, observeRepositories } from './provider/observe.ts';

/** A repository's spec: policies stand as documents. */
export type Spec = Omit<CreateRepositoryRequest, 'tags'> & {
  lifecyclePolicyText?: JsonObject;
  policyText?: JsonObject;
};

/** The AWS calls of repositories. */
export function repositoryProvider({ clients }: Access): Provider<Spec> {
  const ecr = clients.sender('ecr', ECRClient);
  return {
    observe: (targets) => observeRepositories(ecr, targets),
    list: () => listRepositories(ecr),
    create,
    update,
    remove,
  };

  async function create({ given, tags, key }: Desired<Spec>): Promise<Attributes> {
    const { lifecyclePolicyText, policyText, ...request } = given;
    const { repository } = await ecr.send(
      new CreateRepositoryCommand({ ...request, repositoryName: key, tags: ecrTags(tags) }),
    );
    if (lifecyclePolicyText) await putLifecyclePolicy(key, lifecyclePolicyText);
    if (policyText) await putAccessPolicy(key, policyText);
    return { arn: repository?.repositoryArn ?? '', name: key, uri: repository?.repositoryUri ?? '' };
  }

  async function update({ desired, observed, changed, tags }: Amendment<Spec>): Promise<Attributes> {
    const { spec, key: repositoryName } = desired;
    if (changed.has('imageTagMutability') || changed.has('imageTagMutabilityExclusionFilters')) {
      const { imageTagMutability, imageTagMutabilityExclusionFilters } = spec;
      await ecr.send(
        new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters }),
      );
    }
    if (changed.has('imageScanningConfiguration')) {
      const { imageScanningConfiguration } = spec;
      await ecr.send(new PutImageScanningConfigurationCommand({ repositoryName, imageScanningConfiguration }));
    }
    if (changed.has('lifecyclePolicyText')) await putLifecyclePolicy(repositoryName, spec.lifecyclePolicyText);
    if (changed.has('policyText')) await putAccessPolicy(repositoryName, spec.policyText);
    await retag(observed.attributes.arn, tags);
    return {};
  }

  async function putLifecyclePolicy(repositoryName: string, policy: JsonObject | undefined): Promise<void> {
    if (policy)
      await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: longEnough(policy) }));
    else await ecr.send(new DeleteLifecyclePolicyCommand({ repositoryName }));
  }

  async function putAccessPolicy(repositoryName: string, policy: JsonObject | undefined): Promise<void> {
    if (policy) await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText: JSON.stringify(policy) }));
    else await ecr.send(new DeleteRepositoryPolicyCommand({ repositoryName }));
  }

  async function retag(resourceArn: string | undefined, { set, remove: tagKeys }: Amendment['tags']): Promise<void> {
    if (Object.keys(set).length > 0) await ecr.send(new TagResourceCommand({ resourceArn, tags: ecrTags(set) }));
    if (tagKeys.length > 0) await ecr.send(new UntagResourceCommand({ resourceArn, tagKeys: [...tagKeys] }));
  }

  async function remove({ key, tags }: Observed): Promise<void> {
    const force = tags[ownershipTags.deletion] === 'delete';
    await absentAsUndefined(
      ecr.send(new DeleteRepositoryCommand({ repositoryName: key, force })),
      'RepositoryNotFoundException',
    );
  }
}

/** ECR refuses policies of fewer than 100 characters, which an indented text of the same document may have. */
function longEnough(policy: JsonObject): string {
  const compact = JSON.stringify(policy);
  return compact.length >= 100 ? compact : JSON.stringify(policy, undefined, 10);
}
