import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeServicesCommand,
  type DescribeServicesCommandInput,
  ListServicesCommand,
  type ListServicesCommandInput,
  paginateListServices,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { fargateWorld, refusal } from './fargate-world.ts';

const arnOf = (name: string) => `arn:aws:ecs:eu-west-1:111122223333:service/main/${name}`;

async function world(...names: string[]) {
  const aws = await fargateWorld();
  for (const serviceName of names)
    await aws.create({ serviceName, desiredCount: 0, tags: [{ key: 'name', value: serviceName }] });
  const read = (input: Partial<DescribeServicesCommandInput>) =>
    aws.ecs.send(new DescribeServicesCommand({ cluster: 'main', services: names, ...input }));
  const list = (input: Partial<ListServicesCommandInput> = {}) =>
    aws.ecs.send(new ListServicesCommand({ cluster: 'main', ...input }));
  return { ...aws, read, list };
}

describe('DescribeServices', () => {
  test('answers names and ARNs once each, and reports what is missing', async () => {
    const { read } = await world('a', 'b');
    const answer = await read({ services: ['b', arnOf('b'), 'none', arnOf('a')] });
    expect(answer.services?.map(({ serviceName }) => serviceName)).toEqual(['b', 'a']);
    expect(answer.failures).toEqual([{ arn: arnOf('none'), reason: 'MISSING' }]);
  });

  test('shows tags only to those who ask', async () => {
    const { read } = await world('a');
    expect((await read({})).services?.[0]).not.toHaveProperty('tags');
    expect((await read({ include: ['TAGS'] })).services?.[0]?.tags).toEqual([{ key: 'name', value: 'a' }]);
  });

  test('names the service deployment while it is under way', async () => {
    const { read, clock } = await world('a');
    const named = async () => (await read({})).services?.[0]?.currentServiceDeployment;
    expect(await named()).toBeUndefined();
    await clock.advance(3_000);
    expect(await named()).toMatch(/^arn:aws:ecs:eu-west-1:111122223333:service-deployment\/main\/a\/[0-9A-Za-z]{21}$/);
    await clock.advance(30_000);
    expect(await named()).toBeUndefined();
  });

  test('gives copies that later changes do not reach', async () => {
    const { read, clock } = await world('a');
    const first = await read({});
    const before = structuredClone(first.services);
    await clock.advance(60_000);
    expect(first.services).toEqual(before);
  });

  const refused: readonly [what: string, input: Partial<DescribeServicesCommandInput>, answer: string][] = [
    ['no name', { services: [] }, 'InvalidParameterException: Services cannot be empty.'],
    [
      'eleven names',
      { services: Array.from({ length: 11 }, (_, index) => `s${index}`) },
      'InvalidParameterException: service names can have at most 10 items.',
    ],
    [
      'an unknown include',
      { include: ['COLOURS' as 'TAGS'] },
      'InvalidParameterException: include should be one of [TAGS]',
    ],
    ['an unknown cluster', { cluster: 'none' }, 'ClusterNotFoundException: Cluster not found.'],
  ];
  for (const [what, input, answer] of refused) {
    test(`refuses ${what}`, async () => {
      const { read } = await world('a');
      expect(await refusal(read(input))).toBe(answer);
    });
  }

  test('refuses a cluster that has been deleted', async () => {
    const { read, ecs } = await world('a');
    await ecs.send(new CreateClusterCommand({ clusterName: 'gone' }));
    await ecs.send(new DeleteClusterCommand({ cluster: 'gone' }));
    expect(await refusal(read({ cluster: 'gone' }))).toBe(
      'ClusterNotFoundException: The referenced cluster was inactive.',
    );
  });
});

describe('ListServices', () => {
  test("pages by ten unless told otherwise, and the SDK's paginator finds all", async () => {
    const names = Array.from({ length: 23 }, (_, index) => `service-${index}`);
    const { list, ecs } = await world(...names);
    expect((await list()).serviceArns).toHaveLength(10);
    expect((await list({ maxResults: 100 })).nextToken).toBeUndefined();
    const found: string[] = [];
    for await (const page of paginateListServices({ client: ecs }, { cluster: 'main' }))
      found.push(...(page.serviceArns ?? []));
    expect(found.sort()).toEqual(names.map(arnOf).sort());
  });

  const filters: readonly [input: Partial<ListServicesCommandInput>, count: number][] = [
    [{ launchType: 'FARGATE' }, 1],
    [{ launchType: 'EC2' }, 0],
    [{ schedulingStrategy: 'REPLICA' }, 1],
    [{ schedulingStrategy: 'DAEMON' }, 0],
    [{ resourceManagementType: 'CUSTOMER' }, 1],
    [{ resourceManagementType: 'ECS' }, 0],
  ];
  for (const [input, count] of filters) {
    test(`finds ${count} of one Fargate service for ${JSON.stringify(input)}`, async () => {
      const { list } = await world('a');
      expect((await list(input)).serviceArns).toHaveLength(count);
    });
  }

  const refused: readonly [what: string, input: object, answer: string][] = [
    ['a page of 101', { maxResults: 101 }, 'InvalidParameterException: Max results can not be greater than 100'],
    [
      'an unknown launch type',
      { launchType: 'MOON' },
      'InvalidParameterException: launch type should be one of [EC2,FARGATE,EXTERNAL,FMI,MANAGED_INSTANCES]',
    ],
    [
      'an unknown scheduling strategy',
      { schedulingStrategy: 'SOMETIMES' },
      'InvalidParameterException: Scheduling strategy should be one of [REPLICA,DAEMON]',
    ],
    ['a made-up token', { nextToken: 'x' }, 'InvalidParameterException: Invalid token'],
  ];
  for (const [what, input, answer] of refused) {
    test(`refuses ${what}`, async () => {
      const { list } = await world('a');
      expect(await refusal(list(input))).toBe(answer);
    });
  }
});
