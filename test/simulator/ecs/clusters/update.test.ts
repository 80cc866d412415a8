import {
  type Cluster,
  CreateCapacityProviderCommand,
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  type ECSClient,
  PutClusterCapacityProvidersCommand,
  StopTaskCommand,
  UpdateClusterCommand,
  UpdateClusterSettingsCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { addService, addTask, registerApp, removeService } from '../../../support/ecs-inhabitants.ts';
import { simulatedAws } from '../../../support/simulated-aws.ts';

const enabled = [{ name: 'containerInsights' as const, value: 'enabled' }];

test('an update changes what it names, keeps the rest and answers without tags', async () => {
  const { ecs } = await withCluster();
  await ecs.send(new UpdateClusterCommand({ cluster: 'web', settings: enabled }));
  const configuration = { executeCommandConfiguration: { logging: 'NONE' as const } };
  const { cluster } = await ecs.send(new UpdateClusterCommand({ cluster: 'web', configuration }));
  expect(cluster).toMatchObject({ settings: enabled, configuration, tags: [] });
  expect(await present(ecs)).toMatchObject({ settings: enabled, configuration, tags: [{ key: 'a', value: '1' }] });
});

test('a log configuration comes back with its encryption switches', async () => {
  const { ecs } = await withCluster();
  const logConfiguration = { cloudWatchLogGroupName: '/exec', s3EncryptionEnabled: true };
  await ecs.send(
    new UpdateClusterCommand({
      cluster: 'web',
      configuration: { executeCommandConfiguration: { logging: 'OVERRIDE', logConfiguration } },
    }),
  );
  expect((await present(ecs))?.configuration?.executeCommandConfiguration?.logConfiguration).toEqual({
    cloudWatchLogGroupName: '/exec',
    cloudWatchEncryptionEnabled: false,
    s3EncryptionEnabled: true,
  });
});

test('an empty namespace takes the Service Connect default away', async () => {
  const { ecs } = await withCluster();
  await ecs.send(new UpdateClusterCommand({ cluster: 'web', serviceConnectDefaults: { namespace: 'internal' } }));
  expect((await present(ecs))?.serviceConnectDefaults?.namespace).toContain(':namespace/ns-');
  await ecs.send(new UpdateClusterCommand({ cluster: 'web', serviceConnectDefaults: { namespace: '' } }));
  expect(await present(ecs)).not.toHaveProperty('serviceConnectDefaults');
});

test('settings have a call of their own', async () => {
  const { ecs } = await withCluster();
  await ecs.send(new UpdateClusterSettingsCommand({ cluster: 'web', settings: enabled }));
  expect((await present(ecs))?.settings).toEqual(enabled);
});

test('a refused update changes nothing', async () => {
  const { ecs } = await withCluster();
  const logConfiguration = { s3BucketName: 'logs' };
  const update = new UpdateClusterCommand({
    cluster: 'web',
    settings: enabled,
    configuration: { executeCommandConfiguration: { logConfiguration } },
  });
  await expect(ecs.send(update)).rejects.toMatchObject({ name: 'InvalidParameterException' });
  expect((await present(ecs))?.settings).toEqual([{ name: 'containerInsights', value: 'disabled' }]);
});

describe('every change', () => {
  const changes = (cluster: string) => [
    new UpdateClusterCommand({ cluster }),
    new UpdateClusterSettingsCommand({ cluster, settings: enabled }),
    new PutClusterCapacityProvidersCommand({ cluster, capacityProviders: [], defaultCapacityProviderStrategy: [] }),
  ];

  test('of an unknown cluster is refused', async () => {
    const { ecs } = simulatedAws();
    for (const change of changes('web')) {
      await expect(ecs.send(change as UpdateClusterCommand)).rejects.toMatchObject({
        name: 'ClusterNotFoundException',
        message: 'Cluster not found.',
      });
    }
  });

  test('of a deleted cluster is refused', async () => {
    const { ecs } = await withCluster();
    await ecs.send(new DeleteClusterCommand({ cluster: 'web' }));
    for (const change of changes('web')) {
      await expect(ecs.send(change as UpdateClusterCommand)).rejects.toMatchObject({
        name: 'ClientException',
        message: 'Cluster was not ACTIVE.',
      });
    }
  });

  test('is refused while scaling policies are being attached', async () => {
    const { ecs, clock } = await withCluster();
    await ecs.send(new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider: scaledGroup }));
    await ecs.send(put(['burst']));
    expect(await present(ecs)).toMatchObject({ status: 'ACTIVE', attachmentsStatus: 'UPDATE_IN_PROGRESS' });
    for (const change of changes('web')) {
      await expect(ecs.send(change as UpdateClusterCommand)).rejects.toMatchObject({
        name: 'UpdateInProgressException',
        message:
          'The specified cluster is in a busy state. Cluster attachments must be in UPDATE_COMPLETE or UPDATE_FAILED state before they can be updated.',
      });
    }
    await clock.advance(10_000);
    expect(await present(ecs)).toMatchObject({
      attachmentsStatus: 'UPDATE_COMPLETE',
      attachments: [{ type: 'as_policy', status: 'CREATED' }],
    });
    await ecs.send(put([]));
    await clock.advance(10_000);
    expect(await present(ecs)).toMatchObject({ attachmentsStatus: 'UPDATE_COMPLETE', attachments: [] });
  });
});

describe('capacity providers', () => {
  test('and the default strategy are replaced as a whole', async () => {
    const { ecs } = await withCluster();
    await ecs.send(put(['FARGATE_SPOT', 'FARGATE'], [{ capacityProvider: 'FARGATE', weight: 1 }]));
    expect(await present(ecs)).toMatchObject({
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
    });
    await ecs.send(put([]));
    expect(await present(ecs)).toMatchObject({ capacityProviders: [], defaultCapacityProviderStrategy: [] });
  });

  test('that a service uses cannot be taken away until it has drained', async () => {
    const { ecs, clock } = await withCluster();
    await ecs.send(put(['FARGATE', 'FARGATE_SPOT']));
    await registerApp(ecs);
    await addService(ecs, 'api', { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] });
    const refusal = {
      name: 'ResourceInUseException',
      message: 'The specified capacity provider is in use and cannot be removed.',
    };
    await expect(ecs.send(put(['FARGATE']))).rejects.toMatchObject(refusal);
    await removeService(ecs, 'api');
    await expect(ecs.send(put(['FARGATE']))).rejects.toMatchObject(refusal);
    await ecs.send(put(['FARGATE_SPOT']));
    await clock.advance(600_000);
    await ecs.send(put([]));
  });

  test('that a task uses cannot be taken away until it has stopped', async () => {
    const { ecs, clock } = await withCluster();
    await ecs.send(put(['FARGATE_SPOT']));
    await registerApp(ecs);
    const task = await addTask(ecs, { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] });
    await expect(ecs.send(put([]))).rejects.toMatchObject({ name: 'ResourceInUseException' });
    await ecs.send(new StopTaskCommand({ cluster: 'web', task: task?.taskArn }));
    await clock.advance(600_000);
    await ecs.send(put([]));
  });

  test('of Fargate and of instances do not mix in a strategy', async () => {
    const { ecs } = await withCluster();
    await ecs.send(
      new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider: { autoScalingGroupArn: 'asg' } }),
    );
    const mixed = [{ capacityProvider: 'FARGATE' }, { capacityProvider: 'burst' }];
    await expect(ecs.send(put(['FARGATE', 'burst'], mixed))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });

  test('are at most twenty', async () => {
    const { ecs } = simulatedAws({ limits: false });
    await ecs.send(new CreateClusterCommand({ clusterName: 'web' }));
    const names = Array.from({ length: 21 }, (_, index) => `group-${index}`);
    for (const name of names) {
      await ecs.send(
        new CreateCapacityProviderCommand({ name, autoScalingGroupProvider: { autoScalingGroupArn: name } }),
      );
    }
    await ecs.send(put(names.slice(1)));
    await expect(ecs.send(put(names))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'The maximum number of capacity providers per cluster has been exceeded.',
    });
  });
});

const scaledGroup = { autoScalingGroupArn: 'asg', managedScaling: { status: 'ENABLED' as const } };

function put(
  capacityProviders: string[],
  defaultCapacityProviderStrategy: Cluster['defaultCapacityProviderStrategy'] = [],
) {
  return new PutClusterCapacityProvidersCommand({ cluster: 'web', capacityProviders, defaultCapacityProviderStrategy });
}

async function withCluster() {
  const aws = simulatedAws();
  await aws.ecs.send(new CreateClusterCommand({ clusterName: 'web', tags: [{ key: 'a', value: '1' }] }));
  return aws;
}

async function present(ecs: ECSClient): Promise<Cluster | undefined> {
  const include = ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'TAGS'] as const;
  return (await ecs.send(new DescribeClustersCommand({ clusters: ['web'], include: [...include] }))).clusters?.[0];
}
