import type {
  CreateRepositoryRequest,
  DeleteRepositoryRequest,
  DescribeRepositoriesRequest,
} from '@aws-sdk/client-ecr';
import { AwsError } from '../aws-error.ts';
import type { Wire } from '../operation.ts';
import { page } from '../page.ts';
import { encryptionOf } from './encryption.ts';
import { tagMutabilityOf } from './mutability.ts';
import { type Ecr, repositoryOf } from './repository.ts';
import type { StoredRepository } from './state.ts';
import { readTags, withTags } from './tags.ts';

/** Creates a repository; an existing one of that name is an error whatever its settings. */
export function createRepository(input: Wire<CreateRepositoryRequest>, context: Ecr) {
  const name = input.repositoryName ?? '';
  const settings = {
    ...tagMutabilityOf(input.imageTagMutability ?? 'MUTABLE', input.imageTagMutabilityExclusionFilters),
    imageScanningConfiguration: { scanOnPush: input.imageScanningConfiguration?.scanOnPush ?? false },
    encryptionConfiguration: encryptionOf(context, input.encryptionConfiguration),
  };
  const tags = withTags(new Map(), readTags(input.tags ?? []));
  if (context.state.repositories.has(name)) throw alreadyExists(context, name);
  const stored: StoredRepository = {
    view: { ...identity(context, name), createdAt: context.world.nowSeconds, ...settings },
    tags,
    images: new Map(),
    imageTags: new Map(),
    layers: new Map(),
    uploads: new Map(),
  };
  context.state.repositories.set(name, stored);
  return { repository: structuredClone(stored.view) };
}

function identity({ partition, region, accountId }: Ecr, name: string) {
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return {
    repositoryArn: `arn:${partition}:ecr:${region}:${accountId}:repository/${name}`,
    registryId: accountId,
    repositoryName: name,
    repositoryUri: `${accountId}.dkr.ecr.${region}.${domain}/${name}`,
  };
}

function alreadyExists({ accountId }: Ecr, name: string): AwsError {
  return new AwsError(
    'RepositoryAlreadyExistsException',
    `The repository with name '${name}' already exists in the registry with id '${accountId}'`,
  );
}

/** Describes the named repositories, all or nothing, or pages through the registry in order of names. */
export function describeRepositories(input: Wire<DescribeRepositoriesRequest>, context: Ecr) {
  const { repositoryNames, nextToken, maxResults, registryId } = input;
  if (repositoryNames && (nextToken !== undefined || maxResults !== undefined)) {
    throw new AwsError(
      'InvalidParameterException',
      'Pagination parameters cannot be used when repository names are specified.',
    );
  }
  const own = registryId === undefined || registryId === context.accountId;
  const all = own ? [...context.state.repositories.keys()].sort() : [];
  const { items, nextToken: next } = repositoryNames
    ? { items: repositoryNames, nextToken: undefined }
    : page(all, input, 100);
  const found = items.map((repositoryName) => repositoryOf(context, { registryId, repositoryName }));
  return { repositories: found.map(({ view }) => structuredClone(view)), nextToken: next };
}

/** Deletes a repository with everything in it; images are only deleted when forced. */
export function deleteRepository(input: Wire<DeleteRepositoryRequest>, context: Ecr) {
  const stored = repositoryOf(context, input);
  const name = input.repositoryName ?? '';
  if (stored.images.size > 0 && !input.force) {
    throw new AwsError(
      'RepositoryNotEmptyException',
      `The repository with name '${name}' in registry with id '${context.accountId}' cannot be deleted because it still contains images`,
    );
  }
  context.state.repositories.delete(name);
  return { repository: structuredClone(stored.view) };
}
