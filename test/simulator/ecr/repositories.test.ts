import {
  CreateRepositoryCommand,
  type CreateRepositoryCommandInput,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  ListTagsForResourceCommand,
  PutImageCommand,
  PutImageScanningConfigurationCommand,
  PutImageTagMutabilityCommand,
  paginateDescribeRepositories,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecr';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../support/simulated-aws.ts';

const web = 'arn:aws:ecr:eu-west-1:111122223333:repository/team/web';
const filters = [{ filterType: 'WILDCARD' as const, filter: 'dev-*' }];

async function withWeb(settings: Partial<CreateRepositoryCommandInput> = {}) {
  const aws = simulatedAws();
  const { repository } = await aws.ecr.send(new CreateRepositoryCommand({ repositoryName: 'team/web', ...settings }));
  return { ...aws, repository };
}

describe('a new repository', () => {
  test('shows every default', async () => {
    const { repository } = await withWeb();
    expect(repository).toEqual({
      repositoryArn: web,
      registryId: '111122223333',
      repositoryName: 'team/web',
      repositoryUri: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/web',
      createdAt: new Date(Date.UTC(2026, 0, 1)),
      imageTagMutability: 'MUTABLE',
      imageScanningConfiguration: { scanOnPush: false },
      encryptionConfiguration: { encryptionType: 'AES256' },
    });
  });

  test('is refused when one of that name exists, whatever its settings', async () => {
    const { ecr } = await withWeb();
    await expect(ecr.send(new CreateRepositoryCommand({ repositoryName: 'team/web' }))).rejects.toMatchObject({
      name: 'RepositoryAlreadyExistsException',
      message: "The repository with name 'team/web' already exists in the registry with id '111122223333'",
    });
  });

  test.each([
    ['nothing', {}, `${'arn:aws:kms:eu-west-1:111122223333:key/'}0a1b2c3d-4e5f-4a6b-8c7d-0a1b2c3d4e5f`],
    ['an id', { kmsKey: '1234-ab' }, 'arn:aws:kms:eu-west-1:111122223333:key/1234-ab'],
    ['an ARN', { kmsKey: 'arn:aws:kms:eu-west-1:1:key/2' }, 'arn:aws:kms:eu-west-1:1:key/2'],
  ])('shows the ARN of its key when the request named %s', async (_named, key, arn) => {
    const { repository } = await withWeb({ encryptionConfiguration: { encryptionType: 'KMS', ...key } });
    expect(repository?.encryptionConfiguration).toEqual({ encryptionType: 'KMS', kmsKey: arn });
  });

  test.each<[string, Partial<CreateRepositoryCommandInput>, string, string]>([
    [
      'a key for AES256',
      { encryptionConfiguration: { encryptionType: 'AES256', kmsKey: 'k' } },
      'InvalidParameterException',
      'Invalid encryption configuration: Encryption key should not be set for AES256 encryption.',
    ],
    [
      'a key of another region',
      { encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'arn:aws:kms:us-east-1:1:key/2' } },
      'KmsException',
      'Invalid arn eu-west-1',
    ],
    [
      'filters without an _WITH_EXCLUSION value',
      { imageTagMutability: 'IMMUTABLE', imageTagMutabilityExclusionFilters: filters },
      'InvalidParameterException',
      'ImageTagMutabilityExclusionFilters are not allowed when imageTagMutability is set to IMMUTABLE',
    ],
    [
      'an _WITH_EXCLUSION value without filters',
      { imageTagMutability: 'MUTABLE_WITH_EXCLUSION' },
      'InvalidParameterException',
      "ImageTagMutabilityExclusionFilters can't be null when imageTagMutability is set to MUTABLE_WITH_EXCLUSION",
    ],
    [
      'the registry of another account',
      { registryId: '444455556666' },
      'InvalidParameterException',
      "Invalid parameter at 'registryId' failed to satisfy constraint: 'Must be the registry of the caller'",
    ],
    [
      'a reserved tag',
      { tags: [{ Key: 'aws:x', Value: '' }] },
      'InvalidTagParameterException',
      'Tag parameters are invalid',
    ],
  ])('is refused with %s', async (_what, settings, name, message) => {
    await expect(withWeb(settings)).rejects.toMatchObject({ name, message });
  });

  test.each([
    [
      'Bad_Name!',
      String.raw`must satisfy regular expression '[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*'`,
    ],
    ['a', 'Member must have length greater than or equal to 2'],
    ['a'.repeat(257), 'Member must have length less than or equal to 256'],
    [undefined, 'Member must not be null'],
  ])('is refused with the name %s', async (repositoryName, constraint) => {
    await expect(simulatedAws().ecr.send(new CreateRepositoryCommand({ repositoryName }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: `Invalid parameter at 'repositoryName' failed to satisfy constraint: '${constraint}'`,
    });
  });
});

describe('describing repositories', () => {
  test('by name is all or nothing', async () => {
    const { ecr } = await withWeb();
    await expect(
      ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['team/web', 'absent'] })),
    ).rejects.toMatchObject({
      name: 'RepositoryNotFoundException',
      message: "The repository with name 'absent' does not exist in the registry with id '111122223333'",
    });
  });

  test('pages through all of them', async () => {
    const { ecr } = simulatedAws({ limits: false });
    for (let index = 0; index < 25; index++) {
      await ecr.send(new CreateRepositoryCommand({ repositoryName: `app-${index}` }));
    }
    const seen: string[] = [];
    for await (const page of paginateDescribeRepositories({ client: ecr, pageSize: 10 }, {})) {
      seen.push(...(page.repositories ?? []).map(({ repositoryName = '' }) => repositoryName));
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });

  test('by name takes no page size', async () => {
    const { ecr } = await withWeb();
    await expect(
      ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['team/web'], maxResults: 5 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('skips none when repositories are deleted between two pages', async () => {
    const { ecr } = simulatedAws();
    for (const repositoryName of ['aa', 'bb', 'cc']) await ecr.send(new CreateRepositoryCommand({ repositoryName }));
    const first = await ecr.send(new DescribeRepositoriesCommand({ maxResults: 1 }));
    await ecr.send(new DeleteRepositoryCommand({ repositoryName: 'aa' }));
    const second = await ecr.send(new DescribeRepositoriesCommand({ maxResults: 1, nextToken: first.nextToken }));
    expect(second.repositories?.[0]?.repositoryName).toBe('bb');
  });
});

test('a repository with images is deleted only by force', async () => {
  const { ecr } = await withWeb();
  await ecr.send(new PutImageCommand({ repositoryName: 'team/web', imageManifest: '{}', imageTag: 'v1' }));
  await expect(ecr.send(new DeleteRepositoryCommand({ repositoryName: 'team/web' }))).rejects.toMatchObject({
    name: 'RepositoryNotEmptyException',
    message:
      "The repository with name 'team/web' in registry with id '111122223333' cannot be deleted because it still contains images",
  });
  await ecr.send(new DeleteRepositoryCommand({ repositoryName: 'team/web', force: true }));
  await expect(ecr.send(new DeleteRepositoryCommand({ repositoryName: 'team/web' }))).rejects.toMatchObject({
    name: 'RepositoryNotFoundException',
  });
});

test('tag mutability and its filters are replaced together', async () => {
  const { ecr } = await withWeb({
    imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
    imageTagMutabilityExclusionFilters: filters,
  });
  await ecr.send(new PutImageTagMutabilityCommand({ repositoryName: 'team/web', imageTagMutability: 'IMMUTABLE' }));
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({}));
  expect(repositories?.[0]?.imageTagMutability).toBe('IMMUTABLE');
  expect(repositories?.[0]).not.toHaveProperty('imageTagMutabilityExclusionFilters');
});

test('the scanning setting is replaced', async () => {
  const { ecr } = await withWeb();
  const scanning = { imageScanningConfiguration: { scanOnPush: true } };
  await ecr.send(new PutImageScanningConfigurationCommand({ repositoryName: 'team/web', ...scanning }));
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({}));
  expect(repositories?.[0]).toMatchObject(scanning);
});

describe('tags of a repository', () => {
  test('are merged by key and removed by key', async () => {
    const { ecr } = await withWeb({
      tags: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ],
    });
    await ecr.send(
      new TagResourceCommand({
        resourceArn: web,
        tags: [
          { Key: 'b', Value: '3' },
          { Key: 'c', Value: '4' },
        ],
      }),
    );
    await ecr.send(new UntagResourceCommand({ resourceArn: web, tagKeys: ['a', 'absent'] }));
    const { tags } = await ecr.send(new ListTagsForResourceCommand({ resourceArn: web }));
    expect(tags).toEqual([
      { Key: 'b', Value: '3' },
      { Key: 'c', Value: '4' },
    ]);
  });

  test('are at most fifty, and a refused addition changes nothing', async () => {
    const { ecr } = await withWeb({ tags: [{ Key: 'first', Value: '' }] });
    const tags = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
    await expect(ecr.send(new TagResourceCommand({ resourceArn: web, tags }))).rejects.toMatchObject({
      name: 'TooManyTagsException',
    });
    expect((await ecr.send(new ListTagsForResourceCommand({ resourceArn: web }))).tags).toHaveLength(1);
  });

  test('need an ARN of this registry and region', async () => {
    const { ecr } = await withWeb();
    const elsewhere = web.replace('111122223333', '444455556666');
    await expect(ecr.send(new ListTagsForResourceCommand({ resourceArn: elsewhere }))).rejects.toMatchObject({
      name: 'RepositoryNotFoundException',
    });
    await expect(ecr.send(new ListTagsForResourceCommand({ resourceArn: 'team/web' }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});
