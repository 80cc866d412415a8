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
  throw new AwsError(
    'RepositoryNotFoundException',
    `The repository with name '${repositoryName}' does not exist in the registry with id '${registry}'`,
  );
}

/** The two members that most answers of ECR carry. */
export function identityOf({ view }: StoredRepository): { registryId: string; repositoryName: string } {
  return { registryId: view.registryId ?? '', repositoryName: view.repositoryName ?? '' };
}
