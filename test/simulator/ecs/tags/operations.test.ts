import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  DeleteClusterCommand,
  ListTagsForResourceCommand,
  ListTasksCommand,
  StopTaskCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecs';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { beforeEach, describe, expect, test } from 'vitest';
import { addService, addTask, registerApp, removeService } from '../../../support/ecs-inhabitants.ts';
import { simulatedAws } from '../../../support/simulated-aws.ts';

const arnPrefix = 'arn:aws:ecs:eu-west-1:111122223333';

let aws: ReturnType<typeof simulatedAws>;

beforeEach(async () => {
  aws = simulatedAws();
  await aws.ecs.send(new CreateClusterCommand({ clusterName: 'web', tags: [{ key: 'a', value: '1' }] }));
});

describe.each(['cluster', 'capacity-provider', 'task-definition', 'service', 'task'])('on a %s', (kind) => {
  let resourceArn: string;

  beforeEach(async () => {
    resourceArn = await arnOf(kind);
  });

  test('tags are added, overwritten and removed by key', async () => {
    await tag(resourceArn, { b: '2', c: '3' });
    await tag(resourceArn, { b: '', d: '4' });
    await aws.ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a', 'c', 'never set'] }));
    expect(await tags(resourceArn)).toEqual({ b: '', d: '4' });
  });

  test('there are fifty at most', async () => {
    await aws.ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
    await tag(resourceArn, numbered(0, 30));
    await tag(resourceArn, numbered(20, 50));
    await expect(tag(resourceArn, { another: '' })).rejects.toMatchObject({ name: 'InvalidParameterException' });
    expect(Object.keys(await tags(resourceArn))).toHaveLength(50);
  });
});

test.each([
  ['a reserved key', 'aws:team', '', 'Tag key aws:team is invalid. The prefix aws: is reserved for AWS use.'],
  [
    'a reserved key in capitals',
    'AWS:team',
    '',
    'Tag key AWS:team is invalid. The prefix aws: is reserved for AWS use.',
  ],
  ['an empty key', '', '', 'Tag key can not be null or empty.'],
  ['a long key', 'k'.repeat(129), '', `Tag key ${'k'.repeat(129)} is invalid.`],
  ['a key with other characters', 'a#b', '', 'Tag key a#b is invalid.'],
  ['a long value', 'a', 'v'.repeat(257), `Tag value ${'v'.repeat(257)} is invalid.`],
  ['a value with other characters', 'a', '<b>', 'Tag value <b> is invalid.'],
])('%s is refused', async (_, key, value, message) => {
  await expect(tag(`${arnPrefix}:cluster/web`, { [key]: value })).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message,
  });
});

test('a key that occurs twice in one call is refused', async () => {
  const twice = [
    { key: 'b', value: '1' },
    { key: 'b', value: '2' },
  ];
  await expect(
    aws.ecs.send(new TagResourceCommand({ resourceArn: `${arnPrefix}:cluster/web`, tags: twice })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test.each([
  ['cluster/gone', 'The specified cluster does not exist. Specify a valid cluster and try again.'],
  ['service/web/gone', 'The specified service does not exist. Specify a valid service and try again.'],
  [
    'task/web/00000000000000000000000000000000',
    'The specified task does not exist. Specify a valid task and try again.',
  ],
  [
    'task-definition/web:2',
    'The specified task definition does not exist. Specify a valid task definition and try again.',
  ],
  [
    'task-definition/web',
    'The specified task definition does not exist. Specify a valid task definition and try again.',
  ],
  ['capacity-provider/FARGATE', 'The capacity provider FARGATE cannot be tagged.'],
  ['daemon/web', `Invalid resource ARN: ${arnPrefix}:daemon/web`],
])('%s cannot be tagged', async (path, message) => {
  const resourceArn = `${arnPrefix}:${path}`;
  const refusal = { name: 'InvalidParameterException', message };
  await expect(tag(resourceArn, { b: '2' })).rejects.toMatchObject(refusal);
  await expect(aws.ecs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['b'] }))).rejects.toMatchObject(refusal);
  await expect(tags(resourceArn)).rejects.toMatchObject(refusal);
});

test('a resource of another region cannot be tagged', async () => {
  await expect(tag('arn:aws:ecs:us-east-1:111122223333:cluster/web', { b: '2' })).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});

test('the tags of a deleted cluster cannot be read or changed', async () => {
  await aws.ecs.send(new DeleteClusterCommand({ cluster: 'web' }));
  const refusal = {
    name: 'InvalidParameterException',
    message: 'The specified cluster is inactive. Specify an active cluster and try again.',
  };
  await expect(tag(`${arnPrefix}:cluster/web`, { b: '2' })).rejects.toMatchObject(refusal);
  await expect(tags(`${arnPrefix}:cluster/web`)).rejects.toMatchObject(refusal);
});

test('the tags of a deleted service cannot be read', async () => {
  const resourceArn = await arnOf('service');
  await removeService(aws.ecs, 'api');
  await aws.clock.advance(600_000);
  await expect(tags(resourceArn)).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'The specified service is inactive. Specify an active service and try again.',
  });
});

test('a search by tag finds every kind of resource but what is gone', async () => {
  const { ecs, tagging } = aws;
  const service = await arnOf('service');
  const task = (await ecs.send(new ListTasksCommand({ cluster: 'web' }))).taskArns?.[0] ?? '';
  const found = ['capacity-provider/burst', 'cluster/web', 'task-definition/app:1'].map(
    (path) => `${arnPrefix}:${path}`,
  );
  for (const arn of [service, task, ...found]) await tag(arn, { owner: 'us' });
  const search = async () => {
    const answer = await tagging.send(new GetResourcesCommand({ TagFilters: [{ Key: 'owner', Values: ['us'] }] }));
    return answer.ResourceTagMappingList?.map(({ ResourceARN = '' }) => ResourceARN).sort();
  };
  expect(await search()).toEqual([...found, service, task].sort());
  await removeService(ecs, 'api');
  await ecs.send(new StopTaskCommand({ cluster: 'web', task }));
  await aws.clock.advance(600_000);
  expect(await search()).toEqual([...found].sort());
});

/** Capacity provider `burst`, task definition `app:1`, service `api` of the cluster, or a task that runs there. */
async function arnOf(kind: string): Promise<string> {
  const { ecs } = aws;
  const autoScalingGroupProvider = { autoScalingGroupArn: 'workers' };
  await ecs.send(new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider }));
  await registerApp(ecs);
  const service = await addService(ecs, 'api', { launchType: 'FARGATE' });
  const task = await addTask(ecs);
  const arns: Readonly<Record<string, string | undefined>> = {
    cluster: `${arnPrefix}:cluster/web`,
    'capacity-provider': `${arnPrefix}:capacity-provider/burst`,
    'task-definition': `${arnPrefix}:task-definition/app:1`,
    service: service?.serviceArn,
    task: task?.taskArn,
  };
  return arns[kind] ?? '';
}

function tag(resourceArn: string, values: Readonly<Record<string, string>>) {
  const given = Object.entries(values).map(([key, value]) => ({ key, value }));
  return aws.ecs.send(new TagResourceCommand({ resourceArn, tags: given }));
}

async function tags(resourceArn: string): Promise<Record<string, string | undefined>> {
  const answer = await aws.ecs.send(new ListTagsForResourceCommand({ resourceArn }));
  return Object.fromEntries((answer.tags ?? []).map(({ key = '', value }) => [key, value]));
}

function numbered(from: number, to: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`key-${from + index}`, String(index)]));
}
