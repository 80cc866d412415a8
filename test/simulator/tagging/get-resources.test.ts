import {
  CreateLogGroupCommand,
  ListTagsForResourceCommand,
  UntagResourceCommand as UntagGroupCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateRepositoryCommand, DeleteRepositoryCommand } from '@aws-sdk/client-ecr';
import { CreateClusterCommand, DeleteClusterCommand, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs';
import {
  GetResourcesCommand,
  type GetResourcesCommandInput,
  GetTagKeysCommand,
  GetTagValuesCommand,
  paginateGetResources,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../support/simulated-aws.ts';

const place = 'eu-west-1:111122223333';
const cluster = `arn:aws:ecs:${place}:cluster/web`;
const repository = `arn:aws:ecr:${place}:repository/web`;
const group = `arn:aws:logs:${place}:log-group:web`;

async function withTagged(options: Parameters<typeof simulatedAws>[0] = {}) {
  const aws = simulatedAws({ limits: false, ...options });
  const tags = { owner: 'web', stage: 'live' };
  await aws.ecs.send(new CreateClusterCommand({ clusterName: 'web', tags: [{ key: 'owner', value: 'web' }] }));
  await aws.ecs.send(new CreateClusterCommand({ clusterName: 'untagged' }));
  await aws.ecr.send(
    new CreateRepositoryCommand({
      repositoryName: 'web',
      tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    }),
  );
  await aws.logs.send(new CreateLogGroupCommand({ logGroupName: 'web', tags: { owner: 'ops', stage: 'live' } }));
  const find = async (input: GetResourcesCommandInput = {}) => {
    const { ResourceTagMappingList = [] } = await aws.tagging.send(new GetResourcesCommand(input));
    return ResourceTagMappingList.map(({ ResourceARN }) => ResourceARN);
  };
  return { ...aws, find };
}

describe('a search', () => {
  test.each<[GetResourcesCommandInput, string[]]>([
    [{}, [cluster, repository, group]],
    [{ TagFilters: [{ Key: 'owner' }] }, [cluster, repository, group]],
    [{ TagFilters: [{ Key: 'owner', Values: ['web'] }] }, [cluster, repository]],
    [{ TagFilters: [{ Key: 'owner', Values: ['web', 'ops'] }] }, [cluster, repository, group]],
    [{ TagFilters: [{ Key: 'owner', Values: ['web'] }, { Key: 'stage' }] }, [repository]],
    [{ TagFilters: [{ Key: 'Owner' }] }, []],
    [{ ResourceTypeFilters: ['ecs'] }, [cluster]],
    [{ ResourceTypeFilters: ['ecr:repository', 'logs:log-group'] }, [repository, group]],
    [{ ResourceTypeFilters: ['ec'] }, []],
    [{ ResourceARNList: [group, 'arn:aws:logs:absent'] }, [group]],
  ])('for %j finds %j', async (input, found) => {
    const { find } = await withTagged();
    expect(await find(input)).toEqual(found);
  });

  test('shows the tags of what it finds', async () => {
    const { tagging } = await withTagged();
    const { ResourceTagMappingList } = await tagging.send(new GetResourcesCommand({ ResourceTypeFilters: ['logs'] }));
    expect(ResourceTagMappingList).toEqual([
      {
        ResourceARN: group,
        Tags: [
          { Key: 'owner', Value: 'ops' },
          { Key: 'stage', Value: 'live' },
        ],
      },
    ]);
  });

  test('pages through everything and ends with an empty token', async () => {
    const { tagging } = await withTagged();
    const seen: unknown[] = [];
    let last: string | undefined;
    for await (const page of paginateGetResources({ client: tagging }, { ResourcesPerPage: 2 })) {
      seen.push(...(page.ResourceTagMappingList ?? []).map(({ ResourceARN }) => ResourceARN));
      last = page.PaginationToken;
    }
    expect(seen).toEqual([cluster, repository, group]);
    expect(last).toBe('');
  });

  test('no longer finds what is deleted', async () => {
    const { ecs, ecr, find } = await withTagged();
    await ecr.send(new DeleteRepositoryCommand({ repositoryName: 'web' }));
    await ecs.send(new DeleteClusterCommand({ cluster: 'web' }));
    expect(await find()).toEqual([group]);
  });

  test('still finds what has lost its last tag', async () => {
    const { logs, find } = await withTagged();
    await logs.send(new UntagGroupCommand({ resourceArn: group, tagKeys: ['owner', 'stage'] }));
    expect((await logs.send(new ListTagsForResourceCommand({ resourceArn: group }))).tags).toEqual({});
    expect(await find()).toContain(group);
    expect(await find({ TagFilters: [{ Key: 'owner' }] })).not.toContain(group);
  });

  test('finds every revision of a task definition', async () => {
    const { ecs, find } = await withTagged();
    const containerDefinitions = [{ name: 'web', image: 'nginx', memory: 128 }];
    const tags = [{ key: 'owner', value: 'web' }];
    await ecs.send(new RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions, tags }));
    await ecs.send(new RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions, tags }));
    const family = `arn:aws:ecs:${place}:task-definition/web`;
    expect(await find({ ResourceTypeFilters: ['ecs:task-definition'] })).toEqual([`${family}:1`, `${family}:2`]);
  });

  test.each<[GetResourcesCommandInput, string]>([
    [
      { ResourceARNList: [group], ResourcesPerPage: 5 },
      'ResourceARNList and pagination parameters cannot be specified together.',
    ],
    [
      { ResourcesPerPage: 101 },
      "1 validation error detected: Value '101' at 'resourcesPerPage' failed to satisfy constraint: Member must have value less than or equal to 100",
    ],
    [{ PaginationToken: 'nonsense' }, 'Invalid token'],
  ])('for %j is refused', async (input, message) => {
    const { find } = await withTagged();
    await expect(find(input)).rejects.toMatchObject({ name: 'InvalidParameterException', message });
  });

  test('sees only its own region', async () => {
    const { settings } = await withTagged();
    const elsewhere = new ResourceGroupsTaggingAPIClient({ ...settings, region: 'us-east-1' });
    expect((await elsewhere.send(new GetResourcesCommand({}))).ResourceTagMappingList).toEqual([]);
  });
});

describe('an index that lags', () => {
  const indexLagMs = 30_000;

  test('shows new resources late', async () => {
    const { clock, find } = await withTagged({ indexLagMs });
    expect(await find()).toEqual([]);
    await clock.advance(indexLagMs - 1);
    expect(await find()).toEqual([]);
    await clock.advance(1);
    expect(await find()).toEqual([cluster, repository, group]);
  });

  test('shows deleted resources and removed tags for a while', async () => {
    const { clock, ecr, logs, find } = await withTagged({ indexLagMs });
    await clock.advance(indexLagMs);
    await ecr.send(new DeleteRepositoryCommand({ repositoryName: 'web' }));
    await logs.send(new UntagGroupCommand({ resourceArn: group, tagKeys: ['stage'] }));
    const staged = () => find({ TagFilters: [{ Key: 'stage' }] });
    await clock.advance(indexLagMs - 1);
    expect(await staged()).toEqual([repository, group]);
    await clock.advance(1);
    expect(await staged()).toEqual([]);
  });

  test('notices after a search what changed without a call', async () => {
    const { clock, simulator, find } = await withTagged({ indexLagMs });
    await clock.advance(indexLagMs);
    const ecr = simulator.world.state<{ repositories: Map<string, unknown> }>('111122223333/eu-west-1/ecr/', () => {
      throw new Error('no repository yet');
    });
    ecr.repositories.clear();
    expect(await find()).toContain(repository);
    await clock.advance(indexLagMs);
    expect(await find()).not.toContain(repository);
  });
});

test('tag keys and values in use can be listed', async () => {
  const { tagging } = await withTagged();
  expect((await tagging.send(new GetTagKeysCommand({}))).TagKeys).toEqual(['owner', 'stage']);
  expect((await tagging.send(new GetTagValuesCommand({ Key: 'owner' }))).TagValues).toEqual(['ops', 'web']);
});
