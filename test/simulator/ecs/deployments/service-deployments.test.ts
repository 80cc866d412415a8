import {
  DeleteServiceCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ListServiceDeploymentsCommand,
  type ListServiceDeploymentsCommandInput,
  StopServiceDeploymentCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { fargateWorld, refusal } from '../services/fargate-world.ts';

const place = 'arn:aws:ecs:eu-west-1:111122223333';

async function world() {
  const aws = await fargateWorld();
  const { ecs } = aws;
  await aws.register();
  await aws.create();
  await aws.stable();
  await aws.clock.advance(60_000);
  return {
    ...aws,
    list: async (input: Partial<ListServiceDeploymentsCommandInput> = {}) =>
      (await ecs.send(new ListServiceDeploymentsCommand({ cluster: 'main', service: 'web', ...input })))
        .serviceDeployments ?? [],
    describe: (...serviceDeploymentArns: string[]) =>
      ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns })),
    revisions: (...serviceRevisionArns: string[]) =>
      ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns })),
    stop: (serviceDeploymentArn: string, stopType?: 'ABORT' | 'ROLLBACK') =>
      ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType })),
  };
}

describe('service deployments', () => {
  test('go from PENDING over IN_PROGRESS to SUCCESSFUL and are listed newest first', async () => {
    const { update, list, clock, rolledOut } = await world();
    await update({ taskDefinition: 'app:2' });
    expect((await list()).map(({ status }) => status)).toEqual(['PENDING', 'SUCCESSFUL']);
    await clock.advance(3_000);
    expect((await list()).map(({ status }) => status)).toEqual(['IN_PROGRESS', 'SUCCESSFUL']);
    await rolledOut();
    expect((await list()).map(({ status }) => status)).toEqual(['SUCCESSFUL', 'SUCCESSFUL']);
  });

  test('are stopped by a newer one', async () => {
    const { update, list, clock } = await world();
    await update({ taskDefinition: 'app:2' });
    await clock.advance(15_000);
    await update({ forceNewDeployment: true });
    expect((await list()).map(({ status }) => status)).toEqual(['PENDING', 'STOP_REQUESTED', 'SUCCESSFUL']);
    await clock.advance(20_000);
    expect((await list()).map(({ status }) => status)).toEqual(['IN_PROGRESS', 'STOPPED', 'SUCCESSFUL']);
  });

  test('are filtered by status and time', async () => {
    const { update, list, clock } = await world();
    const then = new Date(clock.now());
    await update({ taskDefinition: 'app:2' });
    expect(await list({ status: ['SUCCESSFUL'] })).toHaveLength(1);
    expect(await list({ createdAt: { after: then } })).toMatchObject([{ status: 'PENDING' }]);
    expect(await list({ createdAt: { before: new Date(then.getTime() - 1) } })).toMatchObject([
      { status: 'SUCCESSFUL' },
    ]);
  });

  test('show revisions with the numbers of their tasks', async () => {
    const { update, list, describe: read, clock } = await world();
    const before = (await list())[0]?.targetServiceRevisionArn;
    const { deployments } = await update({ taskDefinition: 'app:2' });
    await clock.advance(15_000);
    const [newest] = await list();
    const { serviceDeployments } = await read(newest?.serviceDeploymentArn ?? '');
    expect(newest?.targetServiceRevisionArn).toBe(
      `${place}:service-revision/main/web/${deployments?.[0]?.id?.split('/')[1]}`,
    );
    expect(serviceDeployments).toMatchObject([
      {
        targetServiceRevision: {
          arn: newest?.targetServiceRevisionArn,
          requestedTaskCount: 1,
          runningTaskCount: 0,
          pendingTaskCount: 1,
        },
        sourceServiceRevisions: [{ arn: before, requestedTaskCount: 1, runningTaskCount: 1, pendingTaskCount: 0 }],
        deploymentCircuitBreaker: { status: 'DISABLED', failureCount: 0, threshold: 3 },
        deploymentConfiguration: { maximumPercent: 200 },
      },
    ]);
  });

  test('that are unknown are failures', async () => {
    const { describe: read } = await world();
    const arn = `${place}:service-deployment/main/web/none`;
    expect((await read(arn)).failures).toEqual([{ arn, reason: 'MISSING' }]);
  });

  test('of an unknown service are not listed', async () => {
    const { list } = await world();
    expect(await refusal(list({ service: 'none' }))).toBe('ServiceNotFoundException: Service not found.');
  });
});

describe('StopServiceDeployment', () => {
  test('rolls back to what was completed last', async () => {
    const { update, list, stop, clock, look, rolledOut } = await world();
    const before = await look();
    await update({ taskDefinition: 'app:2' });
    await clock.advance(20_000);
    const arn = (await list())[0]?.serviceDeploymentArn ?? '';
    await stop(arn);
    expect((await list())[0]?.status).toBe('ROLLBACK_REQUESTED');
    await clock.advance(10_000);
    expect((await list())[0]?.status).toBe('ROLLBACK_IN_PROGRESS');
    const after = await rolledOut();
    expect(after).toMatchObject({
      taskDefinition: before.taskDefinition,
      deployments: [{ id: before.deployments?.[0]?.id }],
    });
    expect((await list())[0]?.status).toBe('ROLLBACK_SUCCESSFUL');
    expect(await refusal(stop(arn))).toMatch(/^ConflictException: /);
  });

  test('just stops when it is told to abort', async () => {
    const { update, list, stop, clock, look } = await world();
    await update({ taskDefinition: 'app:2' });
    await clock.advance(20_000);
    await stop((await list())[0]?.serviceDeploymentArn ?? '', 'ABORT');
    await clock.advance(60_000);
    expect((await list())[0]?.status).toBe('STOPPED');
    expect((await look()).deployments?.[0]).toMatchObject({ status: 'PRIMARY', rolloutState: 'FAILED' });
    expect((await look()).runningCount).toBeGreaterThanOrEqual(1);
  });

  test('does not know what never was', async () => {
    const { stop } = await world();
    expect(await refusal(stop(`${place}:service-deployment/main/web/none`))).toMatch(
      /^ServiceDeploymentNotFoundException: /,
    );
  });
});

describe('DescribeServiceRevisions', () => {
  test('shows what a deployment was made of, and the digests once tasks have run', async () => {
    const { look, revisions } = await world();
    const arn = (await look()).currentServiceRevisions?.[0]?.arn ?? '';
    const { serviceRevisions } = await revisions(arn);
    expect(serviceRevisions).toMatchObject([
      {
        ...{ serviceRevisionArn: arn, launchType: 'FARGATE', platformVersion: '1.4.0', guardDutyEnabled: false },
        taskDefinition: `${place}:task-definition/app:1`,
        containerImages: [{ containerName: 'app', imageDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }],
      },
    ]);
  });

  test('does not show images that have not been looked up yet', async () => {
    const { update, revisions, look } = await world();
    await update({ taskDefinition: 'app:2' });
    const arn = (await look()).currentServiceRevisions?.[0]?.arn ?? '';
    expect((await revisions(arn)).serviceRevisions?.[0]).not.toHaveProperty('containerImages');
  });

  const revision = (path: string) => `${place}:service-revision/${path}`;
  const rows: readonly [what: string, arns: string[], answer: string][] = [
    ['nothing', [], 'InvalidParameterException: The Service ARN provided is invalid.'],
    ['what is no ARN', ['web'], 'InvalidParameterException: The Service ARN provided is invalid.'],
    [
      'another region',
      [revision('main/web/1').replace('eu-west-1', 'eu-west-2')],
      'InvalidParameterException: The ServiceRevision ARN is invalid.',
    ],
    [
      'a revision that is no number',
      [revision('main/web/abc')],
      'InvalidParameterException: The ServiceRevision ARN is invalid.',
    ],
    [
      'two services',
      [revision('main/web/1'), revision('main/api/1')],
      'InvalidParameterException: Cross service requests are not allowed. All requested service revisions must be for a single service',
    ],
    [
      '21 revisions',
      Array.from({ length: 21 }, () => revision('main/web/1')),
      'InvalidParameterException: Service Revision ARN count cannot exceed 20',
    ],
    ['an unknown cluster', [revision('none/web/1')], 'ClusterNotFoundException: Cluster not found.'],
    ['an unknown service', [revision('main/none/1')], 'ServiceNotFoundException: Service not found.'],
  ];
  for (const [what, arns, answer] of rows) {
    test(`refuses ${what}`, async () => {
      const { revisions } = await world();
      expect(await refusal(revisions(...arns))).toBe(answer);
    });
  }

  test('reports unknown revisions each, and breaks on one that is asked for twice', async () => {
    const { revisions, look } = await world();
    const arn = (await look()).currentServiceRevisions?.[0]?.arn ?? '';
    const none = revision('main/web/1');
    expect((await revisions(none, none)).failures).toHaveLength(2);
    expect(await refusal(revisions(arn, arn))).toBe('ServerException: Service Unavailable. Please try again later.');
  });

  test('ends with the service, and a namesake does not bring it back', async () => {
    const { revisions, look, ecs, clock, create } = await world();
    const arn = (await look()).currentServiceRevisions?.[0]?.arn ?? '';
    await ecs.send(new DeleteServiceCommand({ cluster: 'main', service: 'web', force: true }));
    expect((await revisions(arn)).serviceRevisions).toHaveLength(1);
    await clock.advance(120_000);
    expect(await refusal(revisions(arn))).toBe(
      'InvalidParameterException: Cannot call DescribeServiceRevisions for a service that is INACTIVE',
    );
    await create();
    expect((await revisions(arn)).failures).toEqual([{ arn, reason: 'MISSING' }]);
  });
});
