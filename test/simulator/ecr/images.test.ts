import { createHash } from 'node:crypto';
import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  type CreateRepositoryCommandInput,
  DescribeImagesCommand,
  ListImagesCommand,
  PutImageCommand,
  paginateListImages,
} from '@aws-sdk/client-ecr';
import { describe, expect, test } from 'vitest';
import { hasImage } from '../../../src/simulator/ecr/images.ts';
import { createEcrState } from '../../../src/simulator/ecr/state.ts';
import { simulatedAws } from '../../support/simulated-aws.ts';

const repositoryName = 'web';
const first = manifest('first');
const second = manifest('second');

function manifest(name: string): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', size: 7, digest: `sha256:${name}` },
    layers: [{ size: 30 }, { size: 5 }],
  });
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

async function withRepository(settings: Partial<CreateRepositoryCommandInput> = {}) {
  const aws = simulatedAws();
  await aws.ecr.send(new CreateRepositoryCommand({ repositoryName, ...settings }));
  const push = (imageManifest: string, imageTag?: string) =>
    aws.ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag }));
  return { ...aws, push };
}

describe('a pushed image', () => {
  test('is known by the digest of its manifest, and described from it', async () => {
    const { ecr, push } = await withRepository();
    const { image } = await push(first, 'v1');
    expect(image?.imageId).toEqual({ imageDigest: digestOf(first), imageTag: 'v1' });
    const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName }));
    expect(imageDetails).toEqual([
      {
        registryId: '111122223333',
        repositoryName,
        imageDigest: digestOf(first),
        imageTags: ['v1'],
        imageSizeInBytes: 42,
        imagePushedAt: new Date(Date.UTC(2026, 0, 1)),
        imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
        artifactMediaType: 'application/vnd.oci.image.config.v1+json',
        imageStatus: 'ACTIVE',
      },
    ]);
  });

  test('takes its tag from the image that had it', async () => {
    const { ecr, push } = await withRepository();
    await push(first, 'v1');
    await push(second, 'v1');
    const { imageIds } = await ecr.send(new ListImagesCommand({ repositoryName }));
    expect(imageIds).toEqual([{ imageDigest: digestOf(first) }, { imageDigest: digestOf(second), imageTag: 'v1' }]);
  });

  test('is refused a second time under the same tag, also where tags are immutable', async () => {
    const { push } = await withRepository({ imageTagMutability: 'IMMUTABLE' });
    await push(first, 'v1');
    await expect(push(first, 'v1')).rejects.toMatchObject({
      name: 'ImageAlreadyExistsException',
      message: `Image with digest '${digestOf(first)}' and tag 'v1' already exists in the repository with name 'web' in registry with id '111122223333'`,
    });
  });

  test('is refused without a tag when it is already there', async () => {
    const { push } = await withRepository();
    await push(first, 'v1');
    await expect(push(first)).rejects.toMatchObject({ name: 'ImageAlreadyExistsException' });
  });

  test.each<[CreateRepositoryCommandInput['imageTagMutability'], string, boolean]>([
    ['MUTABLE', 'v1', true],
    ['IMMUTABLE', 'v1', false],
    ['IMMUTABLE_WITH_EXCLUSION', 'dev-1.0', true],
    ['IMMUTABLE_WITH_EXCLUSION', 'v1', false],
    ['MUTABLE_WITH_EXCLUSION', 'dev-1.0', false],
    ['MUTABLE_WITH_EXCLUSION', 'dev-1x0', true],
  ])('in a repository that is %s, moving the tag %s works: %s', async (imageTagMutability, tag, works) => {
    const imageTagMutabilityExclusionFilters = imageTagMutability?.endsWith('EXCLUSION')
      ? [{ filterType: 'WILDCARD' as const, filter: 'dev*.0' }]
      : undefined;
    const { push } = await withRepository({ imageTagMutability, imageTagMutabilityExclusionFilters });
    await push(first, tag);
    const name = await push(second, tag).then(
      () => 'moved',
      (error) => error.message,
    );
    const refusal = `The image tag '${tag}' already exists in the 'web' repository and cannot be overwritten because the tag is immutable.`;
    expect(name).toBe(works ? 'moved' : refusal);
  });

  test('is refused when its manifest is no JSON or has another digest', async () => {
    const { ecr, push } = await withRepository();
    await expect(push('no')).rejects.toMatchObject({ name: 'InvalidParameterException' });
    const wrong = new PutImageCommand({ repositoryName, imageManifest: first, imageDigest: digestOf(second) });
    await expect(ecr.send(wrong)).rejects.toMatchObject({ name: 'ImageDigestDoesNotMatchException' });
  });
});

describe('looking images up', () => {
  test('by a missing tag is an error when describing', async () => {
    const { ecr, push } = await withRepository();
    await push(first, 'v1');
    const imageIds = [{ imageTag: 'v1' }, { imageTag: 'v2' }];
    await expect(ecr.send(new DescribeImagesCommand({ repositoryName, imageIds }))).rejects.toMatchObject({
      name: 'ImageNotFoundException',
      message: `The image with imageId {imageDigest:'null', imageTag:'v2'} does not exist within the repository with name 'web' in the registry with id '111122223333'`,
    });
  });

  test('is a failure for each bad identifier when getting a batch', async () => {
    const { ecr, push } = await withRepository();
    await push(first, 'v1');
    await push(second, 'v2');
    const imageIds = [
      { imageTag: 'v1' },
      { imageTag: 'v9' },
      {},
      { imageDigest: 'v1' },
      { imageTag: 'v1', imageDigest: digestOf(second) },
    ];
    const { images, failures } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }));
    expect(images?.map(({ imageManifest }) => imageManifest)).toEqual([first]);
    expect(failures?.[0]?.failureReason).toBe('Requested image not found');
    expect(failures?.map(({ failureCode }) => failureCode)).toEqual([
      'ImageNotFound',
      'MissingDigestAndTag',
      'InvalidImageDigest',
      'ImageTagDoesNotMatchDigest',
    ]);
  });

  test.each([
    ['TAGGED', ['v1']],
    ['UNTAGGED', [undefined]],
    ['ANY', [undefined, 'v1']],
  ] as const)('that are %s finds the tags %j', async (tagStatus, tags) => {
    const { ecr, push } = await withRepository();
    await push(first);
    await push(second, 'v1');
    const { imageIds } = await ecr.send(new ListImagesCommand({ repositoryName, filter: { tagStatus } }));
    expect(imageIds?.map(({ imageTag }) => imageTag)).toEqual(tags);
    const { imageDetails } = await ecr.send(new DescribeImagesCommand({ repositoryName, filter: { tagStatus } }));
    expect(imageDetails).toHaveLength(tags.length);
  });

  test('pages through all of them', async () => {
    const { ecr, push } = await withRepository();
    for (let index = 0; index < 7; index++) await push(manifest(`m${index}`), `t${index}`);
    const seen: unknown[] = [];
    for await (const { imageIds = [] } of paginateListImages({ client: ecr, pageSize: 3 }, { repositoryName })) {
      seen.push(...imageIds.map(({ imageTag }) => imageTag));
    }
    expect(seen).toEqual(['t0', 't1', 't2', 't3', 't4', 't5', 't6']);
  });
});

describe('deleting images', () => {
  test('by tag removes the tag, and with the last tag the image', async () => {
    const { ecr, push } = await withRepository();
    await push(first, 'v1');
    await push(first, 'v2');
    const remove = (imageTag: string) =>
      ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageTag }] }));
    expect((await remove('v1')).imageIds).toEqual([{ imageDigest: digestOf(first), imageTag: 'v1' }]);
    expect((await ecr.send(new ListImagesCommand({ repositoryName }))).imageIds).toHaveLength(1);
    await remove('v2');
    expect((await ecr.send(new ListImagesCommand({ repositoryName }))).imageIds).toEqual([]);
  });

  test('by digest removes every tag', async () => {
    const { ecr, push } = await withRepository();
    await push(first, 'v1');
    await push(first, 'v2');
    const imageIds = [{ imageDigest: digestOf(first) }];
    const deleted = await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds }));
    expect(deleted.imageIds?.map(({ imageTag }) => imageTag)).toEqual(['v1', 'v2']);
  });

  test('fails for an image that an index lists', async () => {
    const { ecr, push } = await withRepository();
    await push(first);
    const index = JSON.stringify({ manifests: [{ digest: digestOf(first) }] });
    await push(index, 'v1');
    const imageIds = [{ imageDigest: digestOf(first) }];
    const { failures } = await ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds }));
    expect(failures?.[0]).toMatchObject({
      failureCode: 'ImageReferencedByManifestList',
      failureReason: `Requested image referenced by manifest list: [${digestOf(index)}]`,
    });
  });
});

test.each([
  [{ repository: 'web', tag: 'v1' }, true],
  [{ repository: 'web', tag: 'v2' }, false],
  [{ repository: 'web' }, false],
  [{ repository: 'other', tag: 'v1' }, false],
  [{ repository: 'web', digest: digestOf(first) }, true],
  [{ repository: 'web', tag: 'v2', digest: digestOf(first) }, true],
  [{ repository: 'web', digest: digestOf(second) }, false],
])('a task that needs %o finds it: %s', (reference, found) => {
  const image = {
    digest: digestOf(first),
    manifest: first,
    mediaType: 'm',
    references: [],
    sizeInBytes: 1,
    pushedAt: 1,
  };
  const state = createEcrState();
  state.repositories.set('web', {
    view: {},
    tags: new Map(),
    images: new Map([[image.digest, image]]),
    imageTags: new Map([['v1', image.digest]]),
    layers: new Map(),
    uploads: new Map(),
  });
  expect(hasImage(state, reference)).toBe(found);
});
