import {
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { addService, addTask, registerApp, removeService } from '../../../support/ecs-inhabitants.ts';
import { simulatedAws } from '../../../support/simulated-aws.ts';
import { instanceWorld } from '../container-instances/instance-world.ts';

test('a deleted cluster stays describable as INACTIVE, and deleting it again changes nothing', async () => {
  const { ecs } = simulatedAws();
  await ecs.send(new CreateClusterCommand({ clusterName: 'web', tags: [{ key: 'a', value: '1' }] }));
  for (let round = 0; round < 2; round++) {
    const { cluster } = await ecs.send(new DeleteClusterCommand({ cluster: 'web' }));
    expect(cluster?.status).toBe('INACTIVE');
  }
  const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['web'], include: ['TAGS'] }));
  expect(clusters?.[0]).toMatchObject({ status: 'INACTIVE', tags: [] });
});

test('an unknown cluster cannot be deleted', async () => {
  const { ecs } = simulatedAws();
  await expect(ecs.send(new DeleteClusterCommand({ cluster: 'web' }))).rejects.toMatchObject({
    name: 'ClusterNotFoundException',
    message: 'Cluster not found.',
  });
});

test('a cluster cannot be deleted until its services have drained', async () => {
  const { ecs, clock } = await inhabited();
  await addService(ecs, 'api');
  const refusal = {
    name: 'ClusterContainsServicesException',
    message: 'The Cluster cannot be deleted while Services are active.',
  };
  await expect(ecs.send(new DeleteClusterCommand({ cluster: 'web' }))).rejects.toMatchObject(refusal);
  await removeService(ecs, 'api');
  await expect(ecs.send(new DeleteClusterCommand({ cluster: 'web' }))).rejects.toMatchObject(refusal);
  await clock.advance(600_000);
  expect((await ecs.send(new DeleteClusterCommand({ cluster: 'web' }))).cluster?.status).toBe('INACTIVE');
});

test('a cluster cannot be deleted until its tasks have stopped', async () => {
  const { ecs, clock } = await inhabited();
  const task = await addTask(ecs);
  await clock.advance(120_000);
  const refusal = {
    name: 'ClusterContainsTasksException',
    message: 'The Cluster cannot be deleted while Tasks are active.',
  };
  await expect(ecs.send(new DeleteClusterCommand({ cluster: 'web' }))).rejects.toMatchObject(refusal);
  await ecs.send(new StopTaskCommand({ cluster: 'web', task: task?.taskArn }));
  await expect(ecs.send(new DeleteClusterCommand({ cluster: 'web' }))).rejects.toMatchObject(refusal);
  await clock.advance(600_000);
  expect((await ecs.send(new DeleteClusterCommand({ cluster: 'web' }))).cluster?.status).toBe('INACTIVE');
});

test('a cluster with scaling policies takes a while to come and to go', async () => {
  const { ecs, clock } = simulatedAws();
  const autoScalingGroupProvider = { autoScalingGroupArn: 'asg', managedScaling: {} };
  await ecs.send(new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider }));
  const status = async () => (await ecs.send(new DescribeClustersCommand({ clusters: ['web'] }))).clusters?.[0]?.status;
  await ecs.send(new CreateClusterCommand({ clusterName: 'web', capacityProviders: ['burst'] }));
  expect(await status()).toBe('PROVISIONING');
  await clock.advance(10_000);
  expect(await status()).toBe('ACTIVE');
  await ecs.send(new DeleteClusterCommand({ cluster: 'web' }));
  expect(await status()).toBe('DEPROVISIONING');
  await clock.advance(10_000);
  expect(await status()).toBe('INACTIVE');
});

async function inhabited() {
  const aws = simulatedAws();
  await aws.ecs.send(new CreateClusterCommand({ clusterName: 'web' }));
  await registerApp(aws.ecs);
  return aws;
}

test('a cluster cannot be deleted while it has container instances', async () => {
  const { enlist, dismiss, ecs, setState } = await instanceWorld();
  const instance = await enlist();
  await setState(instance, 'DRAINING');
  await expect(ecs.send(new DeleteClusterCommand({ cluster: 'main' }))).rejects.toMatchObject({
    name: 'ClusterContainsContainerInstancesException',
    message: 'The Cluster cannot be deleted while Container Instances are active or draining.',
  });
  await dismiss(instance);
  expect((await ecs.send(new DeleteClusterCommand({ cluster: 'main' }))).cluster?.status).toBe('INACTIVE');
});
