import { CreateCapacityProviderCommand, DescribeCapacityProvidersCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { simulatedAws } from '../../../support/simulated-aws.ts';

const arnPrefix = 'arn:aws:ecs:eu-west-1:111122223333:capacity-provider';

test('an empty account has the capacity providers of Fargate', async () => {
  const { ecs } = simulatedAws();
  const { capacityProviders, failures } = await ecs.send(new DescribeCapacityProvidersCommand({}));
  expect(capacityProviders).toEqual(
    (['FARGATE', 'FARGATE_SPOT'] as const).map((name) => ({
      capacityProviderArn: `${arnPrefix}/${name}`,
      name,
      status: 'ACTIVE',
      tags: [],
      type: name,
    })),
  );
  expect(failures).toEqual([]);
});

test('named ones are described once each, and unknown ones are failures', async () => {
  const { ecs } = simulatedAws();
  const { capacityProviders, failures } = await ecs.send(
    new DescribeCapacityProvidersCommand({ capacityProviders: ['FARGATE', `${arnPrefix}/FARGATE`, 'gone'] }),
  );
  expect(capacityProviders?.map(({ name }) => name)).toEqual(['FARGATE']);
  expect(failures).toEqual([{ arn: `${arnPrefix}/gone`, reason: 'MISSING' }]);
});

test('tags come only when include asks for them', async () => {
  const { ecs } = simulatedAws();
  const tags = [{ key: 'a', value: '1' }];
  const autoScalingGroupProvider = { autoScalingGroupArn: 'workers' };
  await ecs.send(new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider, tags }));
  const ask = async (include: 'TAGS'[]) =>
    (await ecs.send(new DescribeCapacityProvidersCommand({ capacityProviders: ['burst'], include }))).capacityProviders;
  expect((await ask([]))?.[0]?.tags).toEqual([]);
  expect((await ask(['TAGS']))?.[0]?.tags).toEqual(tags);
});

test('the list comes in pages of ten at most', async () => {
  const { ecs } = simulatedAws({ limits: false });
  for (let index = 0; index < 10; index++) {
    const autoScalingGroupProvider = { autoScalingGroupArn: `workers-${index}` };
    await ecs.send(new CreateCapacityProviderCommand({ name: `burst-${index}`, autoScalingGroupProvider }));
  }
  const first = await ecs.send(new DescribeCapacityProvidersCommand({}));
  const second = await ecs.send(new DescribeCapacityProvidersCommand({ nextToken: first.nextToken }));
  expect([first.capacityProviders?.length, second.capacityProviders?.length]).toEqual([10, 2]);
  expect(second.nextToken).toBeUndefined();
  await expect(ecs.send(new DescribeCapacityProvidersCommand({ maxResults: 11 }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  });
});

test('a cluster has none of its own', async () => {
  const { ecs } = simulatedAws();
  expect((await ecs.send(new DescribeCapacityProvidersCommand({ cluster: 'web' }))).capacityProviders).toEqual([]);
});
