import { DeregisterContainerInstanceCommand, UpdateContainerInstancesStateCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { refusal } from '../services/fargate-world.ts';
import { instanceWorld } from './instance-world.ts';

describe('UpdateContainerInstancesState', () => {
  test('changes the instances that are there and reports those that are missing', async () => {
    const { enlist, inspect, ecs } = await instanceWorld();
    const instance = await enlist();
    const input = { cluster: 'main', containerInstances: [instance.containerInstanceArn ?? '', 'none'] };
    const answer = await ecs.send(new UpdateContainerInstancesStateCommand({ ...input, status: 'DRAINING' }));
    expect(answer.containerInstances).toMatchObject([{ status: 'DRAINING', version: 2 }]);
    expect(answer.failures).toEqual([
      { arn: 'arn:aws:ecs:eu-west-1:111122223333:container-instance/main/none', reason: 'MISSING' },
    ]);
    expect((await inspect(instance)).status).toBe('DRAINING');
  });

  const rows: readonly [what: string, input: object, answer: string][] = [
    [
      'a state that only ECS gives',
      { status: 'REGISTERING' },
      'InvalidParameterException: Container instance status should be one of [ACTIVE,DRAINING]',
    ],
    [
      'eleven instances',
      { containerInstances: Array.from({ length: 11 }, (_, index) => `${index}`) },
      'InvalidParameterException: containerInstances can have at most 10 items.',
    ],
  ];
  for (const [what, input, answer] of rows) {
    test(`refuses ${what}`, async () => {
      const { enlist, inspect, ecs } = await instanceWorld();
      const instance = await enlist();
      const containerInstances = [instance.containerInstanceArn ?? ''];
      const request = { cluster: 'main', containerInstances, status: 'DRAINING' as const, ...input };
      expect(await refusal(ecs.send(new UpdateContainerInstancesStateCommand(request)))).toBe(answer);
      expect((await inspect(instance)).status).toBe('ACTIVE');
    });
  }
});

test('an unknown instance cannot be deregistered', async () => {
  const { ecs } = await instanceWorld();
  const input = { cluster: 'main', containerInstance: 'none' };
  expect(await refusal(ecs.send(new DeregisterContainerInstanceCommand(input)))).toBe(
    'ClientException: The referenced container instance was not found.',
  );
});
