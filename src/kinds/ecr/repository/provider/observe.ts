import {
  DescribeRepositoriesCommand,
  type ECRClient,
  GetLifecyclePolicyCommand,
  GetRepositoryPolicyCommand,
  ListImagesCommand,
  ListTagsForResourceCommand,
  type Repository,
} from '@aws-sdk/client-ecr';
import { absentAsUndefined } from '../../../../aws/absent.ts';
import type { Sender } from '../../../../aws/clients.ts';
import { liveTags } from '../../../../aws/live-tags.ts';
import { allPages } from '../../../../aws/pages.ts';
import { chunks } from '../../../../lib/chunks.ts';
import type { JsonObject } from '../../../../lib/json.ts';
import type { Observed, Tags, Target } from '../../../../model/provider.ts';

type Ecr = Sender<ECRClient>;

/** Tags in the shape of ECR's API. */
export function ecrTags(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** What ECR has of the targets, with policies and tags. Throws FailureError. */
export async function observeRepositories<Spec>(
  ecr: Ecr,
  targets: readonly Target<Spec>[],
): Promise<Map<string, Observed>> {
  const described = await Promise.all(
    chunks(targets, 100).map((batch) =>
      describe(
        ecr,
        batch.map(({ key }) => key),
      ),
    ),
  );
  const byName = new Map(targets.map((target) => [target.key, target as unknown as Target]));
  const found = await Promise.all(
    described.flat().flatMap((repository) => {
      const target = byName.get(repository.repositoryName ?? '');
      return target ? [complete(ecr, repository, target)] : [];
    }),
  );
  return new Map(found.map((observed) => [observed.key, observed]));
}

/** The names of all repositories. Throws FailureError. */
export async function listRepositories(ecr: Ecr): Promise<string[]> {
  return (await list(ecr)).flatMap(({ repositoryName }) => repositoryName ?? []);
}

/** One unknown name fails the whole call, so a failed batch is read by listing everything. */
async function describe(ecr: Ecr, repositoryNames: string[]): Promise<Repository[]> {
  const named = await absentAsUndefined(
    ecr.send(new DescribeRepositoriesCommand({ repositoryNames })),
    'RepositoryNotFoundException',
  );
  if (named) return named.repositories ?? [];
  return repositoryNames.length === 1 ? [] : list(ecr);
}

async function list(ecr: Ecr): Promise<Repository[]> {
  return allPages(async (token) => {
    const command = new DescribeRepositoriesCommand({ maxResults: 1000, nextToken: token });
    const { repositories, nextToken } = await ecr.send(command);
    return { items: repositories, token: nextToken };
  });
}

async function complete(ecr: Ecr, repository: Repository, target: Target): Promise<Observed> {
  const { repositoryName, repositoryArn = '', repositoryUri = '' } = repository;
  const [lifecycle, access, hasImages] = await Promise.all([
    absentAsUndefined(ecr.send(new GetLifecyclePolicyCommand({ repositoryName })), 'LifecyclePolicyNotFoundException'),
    absentAsUndefined(
      ecr.send(new GetRepositoryPolicyCommand({ repositoryName })),
      'RepositoryPolicyNotFoundException',
    ),
    target.desired ? false : holdsImages(ecr, target.key),
  ]);
  const policies = { lifecyclePolicyText: lifecycle?.lifecyclePolicyText, policyText: access?.policyText };
  const spec = { ...repository, ...policies } as unknown as JsonObject;
  const tags = await liveTags({ ...target, spec }, () => readTags(ecr, repositoryArn));
  return {
    key: target.key,
    spec,
    tags,
    attributes: { arn: repositoryArn, name: target.key, uri: repositoryUri },
    facts: { uri: repositoryUri, hasImages },
  };
}

async function readTags(ecr: Ecr, resourceArn: string): Promise<Tags> {
  const { tags = [] } = await ecr.send(new ListTagsForResourceCommand({ resourceArn }));
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? '']));
}

async function holdsImages(ecr: Ecr, repositoryName: string): Promise<boolean> {
  const { imageIds = [] } = await ecr.send(new ListImagesCommand({ repositoryName, maxResults: 1 }));
  return imageIds.length > 0;
}
