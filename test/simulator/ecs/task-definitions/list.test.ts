import {
  DeregisterTaskDefinitionCommand,
  type ECSClient,
  ListTaskDefinitionFamiliesCommand,
  ListTaskDefinitionsCommand,
  type ListTaskDefinitionsCommandInput,
  paginateListTaskDefinitions,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { beforeEach, describe, expect, test } from 'vitest';
import { simulatedAws } from '../../../support/simulated-aws.ts';

let ecs: ECSClient;

/** web:1 INACTIVE, web:2, web:3, web-api:1, old:1 INACTIVE. */
beforeEach(async () => {
  ecs = simulatedAws({ limits: false }).ecs;
  for (const family of ['web', 'web', 'web-api', 'old', 'web']) {
    const containerDefinitions = [{ name: 'app', image: 'nginx', memory: 64 }];
    await ecs.send(new RegisterTaskDefinitionCommand({ family, containerDefinitions }));
  }
  for (const taskDefinition of ['web:1', 'old:1']) {
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
  }
});

describe('revisions', () => {
  test.each<[string, ListTaskDefinitionsCommandInput, string[]]>([
    ['ACTIVE ones by family and number', {}, ['web:2', 'web:3', 'web-api:1']],
    ['newest first', { sort: 'DESC' }, ['web-api:1', 'web:3', 'web:2']],
    ['those of exactly one family', { familyPrefix: 'web' }, ['web:2', 'web:3']],
    ['none of a family that only starts like that', { familyPrefix: 'we' }, []],
    ['INACTIVE ones', { status: 'INACTIVE' }, ['old:1', 'web:1']],
    ['those being deleted', { status: 'DELETE_IN_PROGRESS' }, []],
  ])('are listed: %s', async (_, input, expected) => {
    expect(await list(input)).toEqual(expected);
  });

  test('are paged by a token that names the last one', async () => {
    const first = await ecs.send(new ListTaskDefinitionsCommand({ maxResults: 2 }));
    expect(first.nextToken).toBe('web::0000000003');
    const second = await ecs.send(new ListTaskDefinitionsCommand({ maxResults: 2, nextToken: first.nextToken }));
    expect(second.taskDefinitionArns).toEqual(['arn:aws:ecs:eu-west-1:111122223333:task-definition/web-api:1']);
    expect(second.nextToken).toBeUndefined();
  });

  test.each(['ASC', 'DESC'] as const)('are all seen once in pages of one, %s', async (sort) => {
    const seen: string[] = [];
    for await (const page of paginateListTaskDefinitions({ client: ecs, pageSize: 1 }, { sort })) {
      seen.push(...(page.taskDefinitionArns ?? []).map(shortName));
    }
    expect(seen.toSorted()).toEqual(['web-api:1', 'web:2', 'web:3']);
  });

  test('are not skipped when the one that a token names has gone', async () => {
    const { nextToken } = await ecs.send(new ListTaskDefinitionsCommand({ maxResults: 1 }));
    await ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'web:2' }));
    expect(await list({ nextToken })).toEqual(['web:3', 'web-api:1']);
  });

  test.each<[string, ListTaskDefinitionsCommandInput, string]>([
    ['a broken token', { nextToken: 'web:2' }, 'Invalid token'],
    ['an unknown order', { sort: 'UP' as 'ASC' }, 'sort should be one of [ASC,DESC]'],
    [
      'an unknown status',
      { status: 'GONE' as 'ACTIVE' },
      'status should be one of [ACTIVE,DELETE_IN_PROGRESS,INACTIVE]',
    ],
    ['101 a page', { maxResults: 101 }, 'maxResults must be between 1 and 100'],
  ])('are not listed for %s', async (_, input, message) => {
    await expect(list(input)).rejects.toMatchObject({ name: 'InvalidParameterException', message });
  });
});

describe('families', () => {
  test.each([
    [{}, ['old', 'web', 'web-api']],
    [{ status: 'ACTIVE' as const }, ['web', 'web-api']],
    [{ status: 'INACTIVE' as const }, ['old']],
    [{ familyPrefix: 'we' }, ['web', 'web-api']],
    [{ familyPrefix: 'web-', status: 'ALL' as const }, ['web-api']],
  ])('are listed by %j', async (input, expected) => {
    expect((await ecs.send(new ListTaskDefinitionFamiliesCommand(input))).families).toEqual(expected);
  });

  test('come in pages', async () => {
    const first = await ecs.send(new ListTaskDefinitionFamiliesCommand({ maxResults: 2 }));
    const second = await ecs.send(new ListTaskDefinitionFamiliesCommand({ nextToken: first.nextToken }));
    expect([first.families, second.families]).toEqual([['old', 'web'], ['web-api']]);
  });
});

async function list(input: ListTaskDefinitionsCommandInput): Promise<string[] | undefined> {
  return (await ecs.send(new ListTaskDefinitionsCommand(input))).taskDefinitionArns?.map(shortName);
}

function shortName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
