import { CreateLogGroupCommand, ListTagsForResourceCommand as ListGroupTags } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, ListTagsForResourceCommand as ListRepositoryTags } from '@aws-sdk/client-ecr';
import {
  CreateClusterCommand,
  DeleteClusterCommand,
  ListTagsForResourceCommand as ListClusterTags,
} from '@aws-sdk/client-ecs';
import {
  GetResourcesCommand,
  TagResourcesCommand,
  type TagResourcesCommandInput,
  UntagResourcesCommand,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../support/simulated-aws.ts';

const place = 'eu-west-1:111122223333';
const cluster = `arn:aws:ecs:${place}:cluster/web`;
const repository = `arn:aws:ecr:${place}:repository/web`;
const group = `arn:aws:logs:${place}:log-group:web`;
const everything = [cluster, repository, group];

async function world(options: Parameters<typeof simulatedAws>[0] = {}) {
  const aws = simulatedAws(options);
  await aws.ecs.send(new CreateClusterCommand({ clusterName: 'web', tags: [{ key: 'stage', value: 'live' }] }));
  await aws.ecr.send(new CreateRepositoryCommand({ repositoryName: 'web' }));
  await aws.logs.send(new CreateLogGroupCommand({ logGroupName: 'web' }));
  const tag = (ResourceARNList: string[], Tags: Record<string, string> = { team: 'blue' }) =>
    aws.tagging.send(new TagResourcesCommand({ ResourceARNList, Tags }));
  const untag = (ResourceARNList: string[], ...TagKeys: string[]) =>
    aws.tagging.send(new UntagResourcesCommand({ ResourceARNList, TagKeys }));
  const found = async (Key: string) => {
    const { ResourceTagMappingList = [] } = await aws.tagging.send(new GetResourcesCommand({ TagFilters: [{ Key }] }));
    return ResourceTagMappingList.map(({ ResourceARN }) => ResourceARN);
  };
  return { ...aws, tag, untag, found };
}

describe('tags on resources of several services', () => {
  test('are set by one call and removed by another', async () => {
    const { tag, untag, ecs, ecr, logs } = await world();
    expect((await tag(everything)).FailedResourcesMap).toEqual({});
    expect((await ecs.send(new ListClusterTags({ resourceArn: cluster }))).tags).toEqual([
      { key: 'stage', value: 'live' },
      { key: 'team', value: 'blue' },
    ]);
    expect((await ecr.send(new ListRepositoryTags({ resourceArn: repository }))).tags).toEqual([
      { Key: 'team', Value: 'blue' },
    ]);
    expect((await logs.send(new ListGroupTags({ resourceArn: group }))).tags).toEqual({ team: 'blue' });
    expect((await untag(everything, 'team', 'absent')).FailedResourcesMap).toEqual({});
    expect((await ecs.send(new ListClusterTags({ resourceArn: cluster }))).tags).toEqual([
      { key: 'stage', value: 'live' },
    ]);
    expect((await logs.send(new ListGroupTags({ resourceArn: group }))).tags).toEqual({});
  });

  test('are found by searches as late as those that the services set', async () => {
    const { tag, found, clock } = await world({ indexLagMs: 30_000 });
    await clock.advance(30_000);
    await tag(everything);
    await clock.advance(29_999);
    expect(await found('team')).toEqual([]);
    await clock.advance(1);
    expect(await found('team')).toEqual(everything);
  });

  test('fail one by one, with the error of the service', async () => {
    const { tag, ecs, logs } = await world();
    await ecs.send(new DeleteClusterCommand({ cluster: 'web' }));
    const absent = `arn:aws:logs:${place}:log-group:absent`;
    const { FailedResourcesMap } = await tag([cluster, absent, group]);
    expect(FailedResourcesMap).toEqual({
      [cluster]: {
        ErrorCode: 'InvalidParameterException',
        ErrorMessage: 'The specified cluster is inactive. Specify an active cluster and try again.',
        StatusCode: 400,
      },
      [absent]: expect.objectContaining({ ErrorCode: 'ResourceNotFoundException', StatusCode: 400 }),
    });
    expect((await logs.send(new ListGroupTags({ resourceArn: group }))).tags).toEqual({ team: 'blue' });
  });

  test('keep to the rules of the service', async () => {
    const { tag } = await world();
    const { FailedResourcesMap = {} } = await tag([repository], { team: 'blue!' });
    expect(FailedResourcesMap[repository]?.ErrorCode).toBe('InvalidTagParameterException');
  });
});

describe('a call is refused as a whole', () => {
  test.each<[string, TagResourcesCommandInput, string]>([
    [
      'for an ARN that is none',
      { ResourceARNList: [group, 'web'], Tags: { a: 'b' } },
      'web not a valid AmazonResourceName (ARN)',
    ],
    [
      'for more than 20 resources',
      { ResourceARNList: Array(21).fill(group), Tags: { a: 'b' } },
      'Member must have length less than or equal to 20',
    ],
    [
      'for no resource',
      { ResourceARNList: [], Tags: { a: 'b' } },
      'Member must have length greater than or equal to 1',
    ],
    ['for no tag', { ResourceARNList: [group], Tags: {} }, 'Member must have length greater than or equal to 1'],
    [
      'for a value that is too long',
      { ResourceARNList: [group], Tags: { a: 'b'.repeat(257) } },
      'length less than or equal to 256',
    ],
  ])('%s', async (_what, input, message) => {
    const { tagging, found } = await world();
    await expect(tagging.send(new TagResourcesCommand(input))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message),
    });
    expect(await found('a')).toEqual([]);
  });

  test('beyond five in a second', async () => {
    const { tag, untag, clock } = await world();
    for (let count = 0; count < 4; count++) await tag([group]);
    await untag([group], 'team');
    await expect(tag([group])).rejects.toMatchObject({ name: 'ThrottlingException' });
    await clock.advance(200);
    await tag([group]);
  });
});
