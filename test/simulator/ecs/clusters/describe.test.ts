import {
  CreateClusterCommand,
  DeleteClusterCommand,
  DescribeClustersCommand,
  ListClustersCommand,
  paginateListClusters,
  StopTaskCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { addService, addTask, registerApp, removeService } from '../../../support/ecs-inhabitants.ts';
import { simulatedAws } from '../../../support/simulated-aws.ts';

const arnPrefix = 'arn:aws:ecs:eu-west-1:111122223333:cluster';

describe('a description', () => {
  test('leaves out what include does not ask for', async () => {
    const { ecs } = simulatedAws();
    const configuration = { executeCommandConfiguration: { logging: 'NONE' as const } };
    await ecs.send(new CreateClusterCommand({ clusterName: 'web', tags: [{ key: 'a', value: '1' }], configuration }));
    const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['web'] }));
    expect(clusters?.[0]).toMatchObject({ settings: [], statistics: [], tags: [] });
    expect(clusters?.[0]).not.toHaveProperty('configuration');
    expect(clusters?.[0]).not.toHaveProperty('attachments');
  });

  test('has everything that include asks for', async () => {
    const { ecs } = simulatedAws();
    const configuration = { executeCommandConfiguration: { logging: 'NONE' as const } };
    await ecs.send(new CreateClusterCommand({ clusterName: 'web', tags: [{ key: 'a', value: '1' }], configuration }));
    const { clusters } = await ecs.send(
      new DescribeClustersCommand({
        clusters: [`${arnPrefix}/web`],
        include: ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS'],
      }),
    );
    expect(clusters?.[0]).toMatchObject({
      attachments: [],
      configuration,
      settings: [{ name: 'containerInsights', value: 'disabled' }],
      tags: [{ key: 'a', value: '1' }],
    });
    expect(clusters?.[0]?.statistics).toHaveLength(16);
  });

  test('of an unknown cluster is a failure and repeated names are answered once', async () => {
    const { ecs } = simulatedAws();
    await ecs.send(new CreateClusterCommand({ clusterName: 'web' }));
    const { clusters, failures } = await ecs.send(
      new DescribeClustersCommand({ clusters: ['web', `${arnPrefix}/web`, 'gone', 'gone'] }),
    );
    expect(clusters).toHaveLength(1);
    expect(failures).toEqual([{ arn: `${arnPrefix}/gone`, reason: 'MISSING' }]);
  });

  test('without names is of the cluster called default', async () => {
    const { ecs } = simulatedAws();
    await ecs.send(new CreateClusterCommand({}));
    const { clusters } = await ecs.send(new DescribeClustersCommand({}));
    expect(clusters?.map(({ clusterName }) => clusterName)).toEqual(['default']);
  });

  test('refuses an unknown include only when a named cluster exists', async () => {
    const { ecs } = simulatedAws();
    const ask = () => ecs.send(new DescribeClustersCommand({ clusters: ['web'], include: ['ALL' as 'TAGS'] }));
    expect((await ask()).failures).toHaveLength(1);
    await ecs.send(new CreateClusterCommand({ clusterName: 'web' }));
    await expect(ask()).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'include should be one of [ATTACHMENTS,CONFIGURATIONS,SETTINGS,STATISTICS,TAGS]',
    });
  });

  test.each([
    ['another region', ['arn:aws:ecs:us-east-1:111122223333:cluster/web'], /not in this account and region/],
    ['other characters', ['web 1'], /^Cluster must match \^\[a-zA-Z0-9\\-_\]\{1,255\}\$, but was web 1$/],
    ['101 names', Array.from({ length: 101 }, (_, index) => `c${index}`), /^clusters can have at most 100 items\.$/],
  ])('is refused for %s', async (_, clusters, message) => {
    const { ecs } = simulatedAws();
    await expect(ecs.send(new DescribeClustersCommand({ clusters }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringMatching(message),
    });
  });

  test('counts services and tasks that live, whole and by launch type', async () => {
    const { ecs, clock } = simulatedAws();
    await ecs.send(new CreateClusterCommand({ clusterName: 'web', capacityProviders: ['FARGATE_SPOT'] }));
    await ecs.send(new CreateClusterCommand({ clusterName: 'other' }));
    await registerApp(ecs);
    await addService(ecs, 'gone', { launchType: 'FARGATE' });
    await removeService(ecs, 'gone');
    const stopped = await addTask(ecs);
    await addTask(ecs);
    await ecs.send(new StopTaskCommand({ cluster: 'web', task: stopped?.taskArn }));
    await clock.advance(600_000);
    await addTask(ecs);
    await addTask(ecs, { cluster: 'other', launchType: 'FARGATE' });
    await addService(ecs, 'instances', { launchType: 'EC2' });
    await addService(ecs, 'spot', { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] });
    await addService(ecs, 'draining', { launchType: 'FARGATE' });
    await removeService(ecs, 'draining');
    const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ['web'], include: ['STATISTICS'] }));
    expect(clusters?.[0]).toMatchObject({ activeServicesCount: 2, runningTasksCount: 1, pendingTasksCount: 1 });
    expect(clusters?.[0]?.statistics?.filter(({ value }) => value !== '0')).toEqual([
      { name: 'runningFargateTasksCount', value: '1' },
      { name: 'pendingFargateTasksCount', value: '1' },
      { name: 'activeEC2ServiceCount', value: '1' },
      { name: 'activeFargateServiceCount', value: '1' },
      { name: 'drainingFargateServiceCount', value: '1' },
    ]);
  });
});

describe('the list', () => {
  test('leaves deleted clusters out', async () => {
    const { ecs } = simulatedAws();
    await ecs.send(new CreateClusterCommand({ clusterName: 'web' }));
    await ecs.send(new CreateClusterCommand({ clusterName: 'old' }));
    await ecs.send(new DeleteClusterCommand({ cluster: 'old' }));
    expect((await ecs.send(new ListClustersCommand({}))).clusterArns).toEqual([`${arnPrefix}/web`]);
  });

  test('comes in pages', async () => {
    const { ecs } = simulatedAws();
    for (const clusterName of ['a', 'b', 'c']) await ecs.send(new CreateClusterCommand({ clusterName }));
    const pages: (string[] | undefined)[] = [];
    for await (const page of paginateListClusters({ client: ecs, pageSize: 2 }, {})) pages.push(page.clusterArns);
    expect(pages).toEqual([[`${arnPrefix}/a`, `${arnPrefix}/b`], [`${arnPrefix}/c`]]);
  });

  test.each([0, 101])('is refused in pages of %i', async (maxResults) => {
    const { ecs } = simulatedAws();
    await expect(ecs.send(new ListClustersCommand({ maxResults }))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
  });
});
