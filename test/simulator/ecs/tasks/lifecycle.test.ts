import { DescribeTasksCommand, type Task } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { only, taskWorld } from './task-world.ts';

const exitWith = (code: number) => [{ name: 'EVENKEEL_SIM_EXIT', value: String(code) }];

function detail(task: Task, name: string) {
  return task.attachments?.[0]?.details?.find((entry) => entry.name === name)?.value;
}

describe('a task', () => {
  test('goes from PROVISIONING to RUNNING in 14 to 24 seconds', async () => {
    const { run, see, clock } = await taskWorld();
    const task = only(await run());
    const statuses = [task.lastStatus];
    const start = clock.now();
    while (statuses.at(-1) !== 'RUNNING') {
      await clock.advance(100);
      const { lastStatus } = await see(task);
      if (lastStatus !== statuses.at(-1)) statuses.push(lastStatus);
    }
    expect(statuses).toEqual(['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING']);
    expect((clock.now() - start) / 1_000).toBeGreaterThanOrEqual(14);
    expect((clock.now() - start) / 1_000).toBeLessThanOrEqual(24.1);
  });

  test('goes from RUNNING to STOPPED in about 25 seconds', async () => {
    const { run, see, halt, clock } = await taskWorld();
    const task = only(await run());
    await clock.advance(30_000);
    const statuses = [(await halt(task, { reason: 'done' })).lastStatus];
    const start = clock.now();
    while (statuses.at(-1) !== 'STOPPED') {
      await clock.advance(100);
      const { lastStatus } = await see(task);
      if (lastStatus !== statuses.at(-1)) statuses.push(lastStatus);
    }
    expect(statuses).toEqual(['DEACTIVATING', 'STOPPING', 'DEPROVISIONING', 'STOPPED']);
    expect((clock.now() - start) / 1_000).toBeGreaterThanOrEqual(20);
    expect((clock.now() - start) / 1_000).toBeLessThanOrEqual(26.1);
    expect(await see(task)).toMatchObject({
      ...{ desiredStatus: 'STOPPED', stopCode: 'UserInitiated', stoppedReason: 'done' },
      containers: [{ lastStatus: 'STOPPED', exitCode: 143 }],
      attachments: [{ status: 'DELETED' }],
    });
  });

  test('has no network interface before it is attached', async () => {
    const { run, see, clock } = await taskWorld();
    const planned = only(await run());
    expect(planned.attachments?.[0]).toMatchObject({ type: 'ElasticNetworkInterface', status: 'PRECREATED' });
    expect(detail(planned, 'networkInterfaceId')).toBe('unset');
    expect(detail(planned, 'macAddress')).toBeUndefined();
    expect(planned.containers?.[0]?.networkInterfaces).toEqual([]);
    await clock.advance(10_000);
    const attached = await see(planned);
    expect(attached.attachments?.[0]?.status).toBe('ATTACHED');
    expect(detail(attached, 'networkInterfaceId')).toMatch(/^eni-[0-9a-f]{17}$/);
    expect(detail(attached, 'subnetId')).toBe('subnet-0a1b2c3d4e5f60001');
    expect(detail(attached, 'macAddress')).toMatch(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/);
    const address = detail(attached, 'privateIPv4Address');
    expect(attached.containers?.[0]?.networkInterfaces).toMatchObject([{ privateIpv4Address: address }]);
  });

  test('shows what runs once it runs', async () => {
    const { run, see, clock } = await taskWorld();
    const task = only(await run({ enableExecuteCommand: true }));
    await clock.advance(30_000);
    const running = await see(task);
    const id = task.taskArn?.split('/').at(-1);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(running).toMatchObject({
      ...{ lastStatus: 'RUNNING', connectivity: 'CONNECTED', healthStatus: 'UNKNOWN', availabilityZone: 'eu-west-1a' },
      ...{ launchType: 'FARGATE', platformVersion: '1.4.0', platformFamily: 'Linux', cpu: '256', memory: '512' },
      ...{ group: 'family:app', ephemeralStorage: { sizeInGiB: 20 }, fargateEphemeralStorage: { sizeInGiB: 20 } },
      containers: [
        {
          ...{ name: 'app', lastStatus: 'RUNNING', networkBindings: [], cpu: '0' },
          runtimeId: expect.stringMatching(new RegExp(`^${id}-\\d{10}$`)),
          managedAgents: [{ name: 'ExecuteCommandAgent', lastStatus: 'RUNNING' }],
        },
      ],
    });
    const { createdAt, pullStartedAt, pullStoppedAt, startedAt } = running;
    const order = [createdAt, pullStartedAt, pullStoppedAt, startedAt].map(Number);
    expect(order).toEqual(order.toSorted((left, right) => left - right));
    expect(running.version).toBeGreaterThan(task.version ?? 0);
  });

  test('that is stopped before it runs ends without exit codes', async () => {
    const { run, see, halt, clock } = await taskWorld();
    const task = only(await run());
    await clock.advance(2_000);
    await halt(task);
    await clock.advance(20_000);
    const stopped = await see(task);
    expect(stopped).toMatchObject({ lastStatus: 'STOPPED', stoppedReason: 'Task stopped by user' });
    expect(stopped.containers?.[0]).not.toHaveProperty('exitCode');
    expect(detail(stopped, 'networkInterfaceId')).toBe('unset');
  });

  test('keeps its first reason when it is stopped again, and answers without containers once it has stopped', async () => {
    const { run, see, halt, clock } = await taskWorld();
    const task = only(await run({ tags: [{ key: 'team', value: 'a' }] }));
    await clock.advance(30_000);
    await halt(task, { reason: 'first' });
    expect((await halt(task, { reason: 'second' })).stoppedReason).toBe('first');
    await clock.advance(30_000);
    expect(await halt(task)).toMatchObject({ lastStatus: 'STOPPED', containers: [], attachments: [], tags: [] });
    expect(await see(task)).toMatchObject({ containers: [{ name: 'app' }], tags: [{ key: 'team', value: 'a' }] });
  });

  test('stays describable for an hour after it has stopped', async () => {
    const { run, see, halt, clock, ecs } = await taskWorld();
    const task = only(await run());
    await halt(task);
    await clock.advance(3_600_000);
    expect((await see(task)).lastStatus).toBe('STOPPED');
    await clock.advance(60_000);
    const { failures } = await ecs.send(new DescribeTasksCommand({ cluster: 'main', tasks: [task.taskArn ?? ''] }));
    expect(failures).toEqual([{ arn: task.taskArn, reason: 'MISSING' }]);
  });

  test('ends with its essential container, which takes the others along', async () => {
    const { run, see, clock, register } = await taskWorld();
    const containerDefinitions = [
      { name: 'job', image: 'job', environment: exitWith(3) },
      { name: 'sidecar', image: 'sidecar', essential: false },
    ];
    await register({}, { containerDefinitions });
    const task = only(await run({ taskDefinition: 'app:2' }));
    await clock.advance(60_000);
    expect(await see(task)).toMatchObject({
      ...{
        lastStatus: 'STOPPED',
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
      },
      containers: [
        { name: 'job', exitCode: 3 },
        { name: 'sidecar', exitCode: 143 },
      ],
    });
  });

  test('outlives a container that is not essential', async () => {
    const { run, see, clock, register } = await taskWorld();
    const containerDefinitions = [
      { name: 'app', image: 'app' },
      { name: 'setup', image: 'setup', essential: false, environment: exitWith(0) },
    ];
    await register({}, { containerDefinitions });
    const task = only(await run({ taskDefinition: 'app:2' }));
    await clock.advance(60_000);
    expect(await see(task)).toMatchObject({
      lastStatus: 'RUNNING',
      containers: [{ lastStatus: 'RUNNING' }, { lastStatus: 'STOPPED', exitCode: 0 }],
    });
  });

  test('is as healthy as its health checks say', async () => {
    const { run, see, clock, register } = await taskWorld();
    const healthCheck = { command: ['CMD-SHELL', 'true'], interval: 10 };
    const containerDefinitions = [
      { name: 'good', image: 'good', healthCheck },
      { name: 'bad', image: 'bad', healthCheck, environment: [{ name: 'EVENKEEL_SIM_HEALTH', value: 'UNHEALTHY' }] },
    ];
    await register({}, { containerDefinitions });
    const task = only(await run({ taskDefinition: 'app:2' }));
    await clock.advance(24_000);
    const verdicts = [(await see(task)).healthStatus];
    for (let seconds = 0; seconds < 40; seconds++) {
      await clock.advance(1_000);
      const { healthStatus } = await see(task);
      if (healthStatus !== verdicts.at(-1)) verdicts.push(healthStatus);
    }
    expect(verdicts).toEqual(['UNKNOWN', 'UNHEALTHY']);
    expect((await see(task)).containers?.map(({ healthStatus }) => healthStatus)).toEqual(['HEALTHY', 'UNHEALTHY']);
  });
});
