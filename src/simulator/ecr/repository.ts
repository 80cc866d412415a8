import { AwsError } from '../aws-error.ts';
import type { Context } from '../operation.ts';
import type { EcrState, StoredRepository } from './state.ts';

/** A call's view of one registry. */
export type Ecr = Context<EcrState>;

/** Which repository a request means; the registry is the caller's when it names none. */
export interface RepositoryReference {
  readonly registryId?: string | undefined;
  readonly repositoryName: string | undefined;
}

/** The repository, or RepositoryNotFoundException; other registries hold nothing that the caller may see. */
export function repositoryOf(context: Ecr, { registryId, repositoryName = '' }: RepositoryReference): StoredRepository {
  const registry = registryId ?? context.accountId;
  const stored = registry === context.accountId ? context.state.repositories.get(repositoryName) : undefined;
  if (stored) return stored;
  throw new AwsError('RepositoryNotFoundException', missing(repositoryName, registry));
}

/** ECR's sentence about a repository that does not exist. */
export function missing(repositoryName: string, registryId: string): string {
  return `The repository with name '${repositoryName}' does not exist in the registry with id '${registryId}'`;
}

/** Where images of a registry in the caller's region are pushed to and pulled from. */
export function registryHost({ partition, region }: Ecr, registryId: string): string {
  return `${registryId}.dkr.ecr.${region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}

/** The two members that most answers of ECR carry. */
export function identityOf({ view }: StoredRepository): { registryId: string; repositoryName: string } {
  return { registryId: view.registryId ?? '', repositoryName: view.repositoryName ?? '' };
}
