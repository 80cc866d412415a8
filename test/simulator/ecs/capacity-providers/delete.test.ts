import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  DeleteCapacityProviderCommand,
  DescribeCapacityProvidersCommand,
  type ECSClient,
  PutClusterCapacityProvidersCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { simulatedAws } from '../../../support/simulated-aws.ts';

test('a deletion takes a few seconds and leaves an INACTIVE record', async () => {
  const { ecs, clock } = await withProvider();
  const { capacityProvider } = await ecs.send(new DeleteCapacityProviderCommand({ capacityProvider: 'burst' }));
  expect(capacityProvider).toMatchObject({ status: 'ACTIVE', updateStatus: 'DELETE_IN_PROGRESS' });
  await clock.advance(5000);
  expect(await present(ecs)).toMatchObject({ status: 'INACTIVE', updateStatus: 'DELETE_COMPLETE' });
});

test('a capacity provider that a cluster lists is not deleted, which the answer says without an error', async () => {
  const { ecs, clock } = await withProvider();
  await ecs.send(new CreateClusterCommand({ clusterName: 'web', capacityProviders: ['burst'] }));
  const { capacityProvider } = await ecs.send(new DeleteCapacityProviderCommand({ capacityProvider: 'burst' }));
  expect(capacityProvider).toMatchObject({
    status: 'ACTIVE',
    updateStatus: 'DELETE_FAILED',
    updateStatusReason:
      'The capacity provider cannot be deleted because it is associated with cluster: web. Remove the capacity provider from the cluster and try again.',
  });
  const none = { capacityProviders: [], defaultCapacityProviderStrategy: [] };
  await ecs.send(new PutClusterCapacityProvidersCommand({ cluster: 'web', ...none }));
  await ecs.send(new DeleteCapacityProviderCommand({ capacityProvider: 'burst' }));
  await clock.advance(5000);
  expect(await present(ecs)).toMatchObject({ status: 'INACTIVE' });
  expect(await present(ecs)).not.toHaveProperty('updateStatusReason');
});

test.each([
  ['unknown', 'The specified capacity provider does not exist. Specify a valid name or ARN and try again.'],
  ['FARGATE_SPOT', 'The capacity provider FARGATE_SPOT is managed by AWS and cannot be changed.'],
])('%s cannot be deleted', async (capacityProvider, message) => {
  const { ecs } = simulatedAws();
  await expect(ecs.send(new DeleteCapacityProviderCommand({ capacityProvider }))).rejects.toMatchObject({
    name: 'ClientException',
    message,
  });
});

async function withProvider() {
  const aws = simulatedAws();
  const autoScalingGroupProvider = { autoScalingGroupArn: 'workers' };
  await aws.ecs.send(new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider }));
  return aws;
}

async function present(ecs: ECSClient) {
  const answer = await ecs.send(new DescribeCapacityProvidersCommand({ capacityProviders: ['burst'] }));
  return answer.capacityProviders?.[0];
}
