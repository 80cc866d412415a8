import {
  DeleteTaskDefinitionsCommand,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  ListTaskDefinitionFamiliesCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { beforeEach, describe, expect, test } from 'vitest';
import { simulatedAws } from '../../../support/simulated-aws.ts';

const arnPrefix = 'arn:aws:ecs:eu-west-1:111122223333:task-definition';

let ecs: ECSClient;
let clock: ReturnType<typeof simulatedAws>['clock'];

beforeEach(async () => {
  ({ ecs, clock } = simulatedAws());
  for (let revision = 1; revision <= 2; revision++) {
    const containerDefinitions = [{ name: 'app', image: 'nginx', memory: 64 }];
    const tags = [{ key: 'number', value: String(revision) }];
    await ecs.send(new RegisterTaskDefinitionCommand({ family: 'web', containerDefinitions, tags }));
  }
});

describe('a description', () => {
  test.each(['web', 'web:2', `${arnPrefix}/web:2`, `${arnPrefix}/web`])('finds %s', async (taskDefinition) => {
    const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] }));
    expect(answer.taskDefinition?.revision).toBe(2);
    expect(answer.tags).toEqual([{ key: 'number', value: '2' }]);
  });

  test('has no tags when include does not ask for them', async () => {
    expect((await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'web' }))).tags).toEqual([]);
  });

  test.each(['api', 'web:3', 'web:x', 'arn:aws:ecs:us-east-1:111122223333:task-definition/web:1'])(
    'does not find %s',
    async (taskDefinition) => {
      await expect(ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }))).rejects.toMatchObject({
        name: 'ClientException',
        message: 'Unable to describe task definition.',
      });
    },
  );

  test('of a family is of its newest ACTIVE revision', async () => {
    await deregister('web:2');
    expect((await describeIt('web'))?.revision).toBe(1);
    await deregister('web:1');
    await expect(describeIt('web')).rejects.toThrow('Unable to describe task definition.');
    expect(await describeIt('web:2')).toMatchObject({ status: 'INACTIVE' });
  });
});

describe('a deregistration', () => {
  test('shows its time only in later answers and may be repeated', async () => {
    const { taskDefinition } = await deregister('web:1');
    expect(taskDefinition).toMatchObject({ status: 'INACTIVE' });
    expect(taskDefinition).not.toHaveProperty('deregisteredAt');
    await clock.advance(60_000);
    await deregister('web:1');
    expect((await describeIt('web:1'))?.deregisteredAt).toEqual(new Date(clock.now() - 60_000));
  });

  test.each([
    ['web', 'InvalidParameterException', 'Revision is missing'],
    ['web:9', 'ClientException', 'Unable to deregister task definition.'],
  ])('of %s is refused', async (taskDefinition, name, message) => {
    await expect(deregister(taskDefinition)).rejects.toMatchObject({ name, message });
  });

  test('of what is being deleted is refused', async () => {
    await deregister('web:1');
    await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['web:1'] }));
    await expect(deregister('web:1')).rejects.toMatchObject({
      name: 'ClientException',
      message: 'The task definition could not be deregistered because it is in the process of being deleted.',
    });
  });
});

describe('a deletion', () => {
  test('answers for every name it is given', async () => {
    await deregister('web:1');
    const taskDefinitions = ['web:1', 'web:2', 'web:3', 'web'];
    const answer = await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions }));
    expect(answer.taskDefinitions?.map(({ revision, status }) => [revision, status])).toEqual([
      [1, 'DELETE_IN_PROGRESS'],
    ]);
    expect(answer.failures).toEqual([
      {
        arn: 'web:2',
        reason: 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
      },
      {
        arn: 'web:3',
        reason:
          'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
      },
      {
        arn: 'web',
        reason: 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.',
      },
    ]);
  });

  test('may be repeated and is over after an hour', async () => {
    await deregister('web:1');
    for (let round = 0; round < 2; round++) {
      const answer = await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['web:1'] }));
      expect(answer.taskDefinitions).toHaveLength(1);
    }
    await clock.advance(3_599_000);
    expect(await describeIt('web:1')).toMatchObject({ status: 'DELETE_IN_PROGRESS' });
    await clock.advance(1000);
    await expect(describeIt('web:1')).rejects.toThrow('Unable to describe task definition.');
  });

  test('of the last revision takes the family off the list', async () => {
    for (const name of ['web:1', 'web:2']) await deregister(name);
    await ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions: ['web:1', 'web:2'] }));
    await clock.advance(3_600_000);
    expect((await ecs.send(new ListTaskDefinitionFamiliesCommand({}))).families).toEqual([]);
  });

  test('takes ten names at most', async () => {
    const taskDefinitions = Array.from({ length: 11 }, () => 'web:1');
    await expect(ecs.send(new DeleteTaskDefinitionsCommand({ taskDefinitions }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'taskDefinitions can have at most 10 items.',
    });
  });
});

function deregister(taskDefinition: string) {
  return ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
}

async function describeIt(taskDefinition: string) {
  return (await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }))).taskDefinition;
}
