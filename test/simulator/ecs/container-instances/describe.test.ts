import { DescribeContainerInstancesCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { refusal } from '../services/fargate-world.ts';
import { instanceWorld } from './instance-world.ts';

describe('DescribeContainerInstances', () => {
  test('answers ids and ARNs once each and reports what is missing', async () => {
    const { enlist, ecs } = await instanceWorld();
    const { containerInstanceArn = '' } = await enlist();
    const id = containerInstanceArn.split('/').at(-1) ?? '';
    const input = { cluster: 'main', containerInstances: [id, containerInstanceArn, 'none'] };
    const answer = await ecs.send(new DescribeContainerInstancesCommand(input));
    expect(answer.containerInstances).toMatchObject([{ containerInstanceArn }]);
    expect(answer.failures).toEqual([
      { arn: 'arn:aws:ecs:eu-west-1:111122223333:container-instance/main/none', reason: 'MISSING' },
    ]);
  });

  test('shows tags and health only to those who ask', async () => {
    const { enlist, ecs } = await instanceWorld();
    const tags = [{ key: 'team', value: 'a' }];
    const { containerInstanceArn = '' } = await enlist({ tags });
    const input = { cluster: 'main', containerInstances: [containerInstanceArn] };
    const plain = await ecs.send(new DescribeContainerInstancesCommand(input));
    expect(plain.containerInstances?.[0]).toMatchObject({ tags: [] });
    expect(plain.containerInstances?.[0]).not.toHaveProperty('healthStatus');
    const include = ['TAGS' as const, 'CONTAINER_INSTANCE_HEALTH' as const];
    const full = await ecs.send(new DescribeContainerInstancesCommand({ ...input, include }));
    expect(full.containerInstances?.[0]).toMatchObject({
      tags,
      healthStatus: { overallStatus: 'OK', details: [{ type: 'CONTAINER_RUNTIME', status: 'OK' }] },
    });
  });

  const rows: readonly [what: string, input: object, answer: string][] = [
    ['no instance', { containerInstances: [] }, 'InvalidParameterException: Container instances cannot be empty.'],
    [
      '101 instances',
      { containerInstances: Array.from({ length: 101 }, (_, index) => `${index}`) },
      'InvalidParameterException: containerInstances can have at most 100 items.',
    ],
    [
      'an unknown include',
      { include: ['COLOURS'] },
      'InvalidParameterException: include should be one of [CONTAINER_INSTANCE_HEALTH,TAGS]',
    ],
  ];
  for (const [what, input, answer] of rows) {
    test(`refuses ${what}`, async () => {
      const { ecs } = await instanceWorld();
      const request = { cluster: 'main', containerInstances: ['a'], ...input };
      expect(await refusal(ecs.send(new DescribeContainerInstancesCommand(request)))).toBe(answer);
    });
  }
});

describe('ListContainerInstances', () => {
  test('lists the instances of one status', async () => {
    const { enlist, setState, listInstances } = await instanceWorld();
    const [first, second] = [await enlist(), await enlist()];
    await setState(first, 'DRAINING');
    expect(await listInstances()).toEqual([first.containerInstanceArn, second.containerInstanceArn]);
    expect(await listInstances({ status: 'DRAINING' })).toEqual([first.containerInstanceArn]);
    expect(await listInstances({ status: 'ACTIVE' })).toEqual([second.containerInstanceArn]);
  });

  test('lists the instances that a cluster query means', async () => {
    const { enlist, listInstances, runOnEc2, clock } = await instanceWorld();
    const small = await enlist({ type: 't3.small', zone: 'eu-west-1b' });
    await runOnEc2({ group: 'jobs' });
    await clock.advance(60_000);
    const large = await enlist({ type: 'm5.large' });
    expect(await listInstances({ filter: 'attribute:ecs.instance-type =~ t3.*' })).toEqual([
      small.containerInstanceArn,
    ]);
    expect(await listInstances({ filter: 'runningTasksCount == 0' })).toEqual([large.containerInstanceArn]);
    expect(await listInstances({ filter: 'task:group == jobs' })).toEqual([small.containerInstanceArn]);
    expect(await listInstances({ filter: `ec2InstanceId in ['${large.ec2InstanceId}']` })).toEqual([
      large.containerInstanceArn,
    ]);
  });

  test('refuses a filter that is no query', async () => {
    const { listInstances } = await instanceWorld();
    expect(await refusal(listInstances({ filter: 'colour == red' }))).toBe(
      "InvalidParameterException: Invalid expression 'colour == red': 'colour' is no subject; the simulator knows attribute:NAME, agentConnected, agentVersion, ec2InstanceId, runningTasksCount, task:group.",
    );
  });
});
