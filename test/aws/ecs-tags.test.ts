import { ECSClient } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { ecsTags, fromEcsTags, retagEcs } from '../../src/aws/ecs-tags.ts';
import { scriptedAws } from './scripted-aws.ts';

const arn = 'arn:aws:ecs:eu-west-1:111122223333:cluster/demo';

async function requestsOf(tags: { set: Record<string, string>; remove: string[] }) {
  const { clients, clock, requests } = scriptedAws('{}');
  await clock.drive(retagEcs(clients.sender('ecs', ECSClient), arn, tags));
  return requests;
}

test('tags have one shape here and another in ECS', () => {
  const tags = { team: 'web', empty: '' };
  expect(ecsTags(tags)).toEqual([
    { key: 'team', value: 'web' },
    { key: 'empty', value: '' },
  ]);
  expect(fromEcsTags(ecsTags(tags))).toEqual(tags);
});

test.each([
  [undefined, {}],
  [[], {}],
  [[{ key: 'a' }], { a: '' }],
  [[null, { key: 'a', value: 'b' }] as never, { a: 'b' }],
  ['text' as never, {}],
  [[{ key: '__proto__', value: 'a' }], Object.fromEntries([['__proto__', 'a']])],
])('tags of AWS may be incomplete: %j', (tags, expected) => {
  expect(fromEcsTags(tags)).toEqual(expected);
});

test('no call is made when nothing changes', async () => {
  expect(await requestsOf({ set: {}, remove: [] })).toEqual([]);
});

test('what is set comes before what is removed, so that the owner is never unknown', async () => {
  expect(await requestsOf({ set: { a: '1' }, remove: ['b'] })).toEqual([
    { resourceArn: arn, tags: [{ key: 'a', value: '1' }] },
    { resourceArn: arn, tagKeys: ['b'] },
  ]);
});

test('one call is enough for one sort of change', async () => {
  expect(await requestsOf({ set: { a: '1' }, remove: [] })).toHaveLength(1);
  expect(await requestsOf({ set: {}, remove: ['b'] })).toHaveLength(1);
});
