import {
  CreateLogGroupCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, test } from 'vitest';
import { simulatedAws } from '../../support/simulated-aws.ts';

const resourceArn = 'arn:aws:logs:eu-west-1:111122223333:log-group:web';

async function withGroup() {
  const { logs } = simulatedAws();
  await logs.send(new CreateLogGroupCommand({ logGroupName: 'web', tags: { a: '1', b: '2' } }));
  return logs;
}

test('tags of a group are merged by key and removed by key', async () => {
  const logs = await withGroup();
  await logs.send(new TagResourceCommand({ resourceArn, tags: { b: '3', c: '4' } }));
  await logs.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a', 'absent'] }));
  expect((await logs.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ b: '3', c: '4' });
});

test('tags of a group are at most fifty', async () => {
  const logs = await withGroup();
  const tags = Object.fromEntries(Array.from({ length: 49 }, (_, index) => [`k${index}`, '']));
  await expect(logs.send(new TagResourceCommand({ resourceArn, tags }))).rejects.toMatchObject({
    name: 'TooManyTagsException',
    resourceName: resourceArn,
  });
});

test.each([
  [`${resourceArn}:*`, 'InvalidParameterException'],
  [`${resourceArn}-absent`, 'ResourceNotFoundException'],
])('tags of %s are refused', async (arn, name) => {
  const logs = await withGroup();
  await expect(logs.send(new ListTagsForResourceCommand({ resourceArn: arn }))).rejects.toMatchObject({ name });
});

test.each([
  [{}, 'Member must have length greater than or equal to 1'],
  [{ '': 'x' }, 'Map keys must satisfy constraint: [Member must have length greater than or equal to 1]'],
  [{ a: 'x'.repeat(257) }, 'Map value must satisfy constraint: [Member must have length less than or equal to 256]'],
])('the tags %j are refused', async (tags, constraint) => {
  const logs = await withGroup();
  await expect(logs.send(new TagResourceCommand({ resourceArn, tags }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: expect.stringContaining(constraint),
  });
});
