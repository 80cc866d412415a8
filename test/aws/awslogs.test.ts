import type { ContainerDefinition } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { awslogsOf, sortedOut } from '../../src/aws/awslogs.ts';

const options = { 'awslogs-group': '/demo', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'web' };

function container(more: Record<string, string | undefined> = {}): ContainerDefinition {
  const given = Object.entries({ ...options, ...more }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return { name: 'app', logConfiguration: { logDriver: 'awslogs', options: Object.fromEntries(given) } };
}

const here = { container: 'app', group: '/demo', region: 'eu-west-1' };

describe('the log of a container', () => {
  test.each([
    ['has its prefix, its container and its task', container(), { ...here, task: 't1', stream: 'web/app/t1' }],
    [
      'has its Docker id without a prefix',
      container({ 'awslogs-stream-prefix': undefined }),
      { ...here, task: 't1', stream: 'd1' },
    ],
    [
      'is where the task runs when no region is named',
      container({ 'awslogs-region': undefined }),
      { container: 'app', group: '/demo', task: 't1', stream: 'web/app/t1' },
    ],
  ])('%s', (_, definition, place) => {
    expect(awslogsOf(definition, { task: 't1', runtimeId: 'd1' })).toEqual(place);
  });

  test('begins with prefix and container when it is that of any task', () => {
    expect(awslogsOf(container())).toEqual({ ...here, stream: 'web/app/' });
  });

  test.each<[ContainerDefinition, string]>([
    [{ name: 'app' }, 'it has no log configuration'],
    [{ name: 'app', logConfiguration: { logDriver: 'awsfirelens' } }, 'its log driver is awsfirelens'],
    [container({ 'awslogs-group': undefined }), 'it names no log group (awslogs-group)'],
    [container({ 'awslogs-stream-prefix': undefined }), 'its log streams have no prefix (awslogs-stream-prefix)'],
  ])('cannot be read: %#', (definition, why) => {
    expect(awslogsOf(definition, { task: 't1' })).toEqual({ container: 'app', why });
  });
});

test('one reason of many tasks is given once', () => {
  const silent = { container: 'proxy', why: 'its log driver is splunk' };
  const writer = { container: 'app', group: '/demo', stream: 'web/app/' };
  expect(sortedOut([silent, writer, { ...silent }])).toEqual({ writers: [writer], silent: [silent] });
});
