import {
  type AutoScalingGroupProvider,
  CreateCapacityProviderCommand,
  type CreateCapacityProviderCommandInput,
  DeleteCapacityProviderCommand,
  UpdateCapacityProviderCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { simulatedAws } from '../../../support/simulated-aws.ts';

const group = { autoScalingGroupArn: 'workers' };

test('a new capacity provider is ACTIVE at once and shows the defaults of its group', async () => {
  const { ecs } = simulatedAws();
  const { capacityProvider } = await ecs.send(
    new CreateCapacityProviderCommand({
      name: 'burst',
      autoScalingGroupProvider: group,
      tags: [{ key: 'a', value: '1' }],
    }),
  );
  expect(capacityProvider).toEqual({
    capacityProviderArn: 'arn:aws:ecs:eu-west-1:111122223333:capacity-provider/burst',
    name: 'burst',
    status: 'ACTIVE',
    updateStatus: 'CREATE_COMPLETE',
    type: 'EC2_AUTOSCALING',
    tags: [{ key: 'a', value: '1' }],
    autoScalingGroupProvider: {
      ...group,
      managedScaling: {
        status: 'DISABLED',
        targetCapacity: 100,
        minimumScalingStepSize: 1,
        maximumScalingStepSize: 10_000,
        instanceWarmupPeriod: 300,
      },
      managedTerminationProtection: 'DISABLED',
      managedDraining: 'ENABLED',
    },
  });
});

test('managed scaling is ENABLED when its block is given', async () => {
  const { ecs } = simulatedAws();
  const autoScalingGroupProvider = { ...group, managedScaling: { targetCapacity: 80 } };
  const { capacityProvider } = await ecs.send(
    new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider }),
  );
  expect(capacityProvider?.autoScalingGroupProvider?.managedScaling).toMatchObject({
    status: 'ENABLED',
    targetCapacity: 80,
  });
});

describe('a create is refused for', () => {
  test.each(['awsome', 'ECS-web', 'FargateLike', 'with space', 'a'.repeat(256)])('the name %s', async (name) => {
    await expect(create({ name })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(
        /^The specified capacity provider name is invalid\. .* Specify a valid name and try again\.$/,
      ),
    });
  });

  test.each<[string, Partial<AutoScalingGroupProvider>, string]>([
    [
      'steps the wrong way round',
      { managedScaling: { minimumScalingStepSize: 3, maximumScalingStepSize: 2 } },
      'The minimum or maximum scaling step size value is invalid. Specify a minimum scaling step size value that is less than or equal to the maximum scaling step size value and try again.',
    ],
    ['no target', { managedScaling: { targetCapacity: 0 } }, 'targetCapacity must be between 1 and 100'],
    [
      'a long warm-up',
      { managedScaling: { instanceWarmupPeriod: 10_001 } },
      'instanceWarmupPeriod must be between 0 and 10000',
    ],
    [
      'an unknown status',
      { managedScaling: { status: 'ON' as 'ENABLED' } },
      'status should be one of [DISABLED,ENABLED]',
    ],
    [
      'an unknown way of draining',
      { managedDraining: 'ON' as 'ENABLED' },
      'managedDraining should be one of [DISABLED,ENABLED]',
    ],
  ])('%s', async (_, settings, message) => {
    await expect(create({ autoScalingGroupProvider: { ...group, ...settings } })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message,
    });
  });

  test('termination protection without managed scaling', async () => {
    const autoScalingGroupProvider = { ...group, managedTerminationProtection: 'ENABLED' as const };
    await expect(create({ autoScalingGroupProvider })).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  test('no group', async () => {
    await expect(create({ autoScalingGroupProvider: undefined })).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'autoScalingGroupProvider is missing',
    });
  });

  test('Managed Instances, which are not simulated', async () => {
    await expect(create({ cluster: 'web', autoScalingGroupProvider: undefined })).rejects.toMatchObject({
      name: 'UnsupportedFeatureException',
    });
  });

  async function create(change: Partial<CreateCapacityProviderCommandInput>) {
    const input = { name: 'burst', autoScalingGroupProvider: group, ...change };
    return simulatedAws().ecs.send(new CreateCapacityProviderCommand(input));
  }
});

test('a name and a group are used once', async () => {
  const { ecs } = simulatedAws();
  const create = (name: string, autoScalingGroupArn: string) =>
    ecs.send(new CreateCapacityProviderCommand({ name, autoScalingGroupProvider: { autoScalingGroupArn } }));
  await create('burst', 'workers');
  await expect(create('burst', 'others')).rejects.toMatchObject({
    name: 'ClientException',
    message:
      'The specified capacity provider already exists. To change the configuration of an existing capacity provider, update the capacity provider.',
  });
  await expect(create('more', 'workers')).rejects.toMatchObject({
    name: 'ClientException',
    message:
      'The specified Auto Scaling group ARN is already being used by another capacity provider. Specify a unique Auto Scaling group ARN and try again.',
  });
});

test('a deleted name and group can be used again', async () => {
  const { ecs, clock } = simulatedAws();
  await ecs.send(new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider: group }));
  await ecs.send(new DeleteCapacityProviderCommand({ capacityProvider: 'burst' }));
  await clock.advance(5000);
  const again = await ecs.send(new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider: group }));
  expect(again.capacityProvider?.status).toBe('ACTIVE');
});

describe('an update', () => {
  test('merges what it is given into the present settings', async () => {
    const { ecs } = simulatedAws();
    const scaled = { ...group, managedScaling: { targetCapacity: 80 } };
    await ecs.send(new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider: scaled }));
    const { capacityProvider } = await ecs.send(
      new UpdateCapacityProviderCommand({
        name: 'burst',
        autoScalingGroupProvider: { managedScaling: { maximumScalingStepSize: 5 }, managedDraining: 'DISABLED' },
      }),
    );
    expect(capacityProvider).toMatchObject({
      updateStatus: 'UPDATE_COMPLETE',
      autoScalingGroupProvider: {
        autoScalingGroupArn: 'workers',
        managedScaling: { status: 'ENABLED', targetCapacity: 80, maximumScalingStepSize: 5 },
        managedDraining: 'DISABLED',
      },
    });
  });

  test.each(['FARGATE', 'unknown'])('of %s is refused', async (name) => {
    const { ecs } = simulatedAws();
    const update = new UpdateCapacityProviderCommand({ name, autoScalingGroupProvider: {} });
    await expect(ecs.send(update)).rejects.toMatchObject({ name: 'ClientException' });
  });
});
