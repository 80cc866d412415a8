import { DeleteServiceCommand, PutAttributesCommand } from '@aws-sdk/client-ecs';
import { expect, test } from 'vitest';
import { instanceWorld } from '../container-instances/instance-world.ts';

async function daemonWorld() {
  const aws = await instanceWorld();
  return {
    ...aws,
    createDaemon(input: Parameters<typeof aws.createOnEc2>[0] = {}) {
      return aws.createOnEc2({ schedulingStrategy: 'DAEMON', desiredCount: undefined, ...input });
    },
    async hosts() {
      return (await aws.tasks()).map(({ containerInstanceArn }) => containerInstanceArn).sort();
    },
  };
}

const prod = [{ name: 'stack', value: 'prod' }];
const onProd = [{ type: 'memberOf' as const, expression: 'attribute:stack == prod' }];

test('a daemon has one task on every instance and follows new ones', async () => {
  const { enlist, createDaemon, hosts, clock, look } = await daemonWorld();
  const instances = [await enlist(), await enlist()];
  await createDaemon();
  await clock.advance(60_000);
  expect(await look()).toMatchObject({ desiredCount: 2, runningCount: 2 });
  instances.push(await enlist());
  await clock.advance(60_000);
  expect(await look()).toMatchObject({ desiredCount: 3, runningCount: 3 });
  expect(await hosts()).toEqual(instances.map(({ containerInstanceArn }) => containerInstanceArn).sort());
});

test('a daemon leaves an instance that is drained, deregistered or no longer meant', async () => {
  const { enlist, createDaemon, hosts, clock, look, setState, dismiss, ecs } = await daemonWorld();
  const machines = [1, 2, 3, 4].map(() => ({ attributes: prod }));
  const [drained, gone, changed, kept] = await Promise.all(machines.map(enlist));
  await enlist();
  await createDaemon({ placementConstraints: onProd });
  await clock.advance(60_000);
  expect(await look()).toMatchObject({ desiredCount: 4, runningCount: 4 });
  await setState(drained ?? {}, 'DRAINING');
  await dismiss(gone ?? {}, true);
  const attribute = { name: 'stack', value: 'test', targetId: changed?.containerInstanceArn };
  await ecs.send(new PutAttributesCommand({ cluster: 'main', attributes: [attribute] }));
  await clock.advance(120_000);
  expect(await look()).toMatchObject({ desiredCount: 1, runningCount: 1 });
  expect(await hosts()).toEqual([kept?.containerInstanceArn]);
});

test('a deployment of a daemon starts a task where the old one has stopped', async () => {
  const { enlist, createDaemon, registerOld, update, clock, tasks, rolledOut, hosts } = await daemonWorld();
  const instances = [await enlist(), await enlist()];
  await createDaemon();
  await clock.advance(60_000);
  await registerOld({ memory: 256 });
  const { deployments } = await update({ taskDefinition: 'old' });
  expect(deployments).toHaveLength(2);
  await rolledOut();
  const started = (await tasks()).map(({ createdAt }) => Number(createdAt));
  const stopped = (await tasks('STOPPED')).map(({ stoppedAt }) => Number(stoppedAt));
  expect(stopped).toHaveLength(2);
  expect(Math.min(...started)).toBeGreaterThanOrEqual(Math.min(...stopped));
  const successors = (await tasks()).map((task) => [task.containerInstanceArn, Number(task.createdAt)] as const);
  for (const [arn, createdAt] of successors) {
    const old = (await tasks('STOPPED')).find(({ containerInstanceArn }) => containerInstanceArn === arn);
    expect(createdAt).toBeGreaterThanOrEqual(Number(old?.stoppedAt));
  }
  expect(await hosts()).toEqual(instances.map(({ containerInstanceArn }) => containerInstanceArn).sort());
});

test('a deployment of a daemon keeps as many tasks as its least percentage asks for', async () => {
  const { enlist, createDaemon, registerOld, update, clock, look, rolledOut } = await daemonWorld();
  for (let machine = 0; machine < 4; machine++) await enlist();
  await createDaemon({ deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 100 } });
  await clock.advance(60_000);
  await registerOld({ memory: 256 });
  await update({ taskDefinition: 'old' });
  let least = 4;
  for (let seconds = 0; seconds < 300; seconds += 5) {
    await clock.advance(5_000);
    least = Math.min(least, (await look()).runningCount ?? 0);
  }
  expect(least).toBe(2);
  expect(await rolledOut()).toMatchObject({ runningCount: 4, deployments: [{ rolloutState: 'COMPLETED' }] });
});

test('a daemon without room on an instance says so and takes its place later', async () => {
  const { enlist, createDaemon, registerOld, clock, look } = await daemonWorld();
  await registerOld({ memory: 1024 });
  const small = await enlist({ memory: 512 });
  await enlist();
  await createDaemon();
  await clock.advance(60_000);
  const service = await look();
  expect(service).toMatchObject({ desiredCount: 2, runningCount: 1 });
  expect(service.events?.some(({ message }) => message?.includes('has insufficient memory available'))).toBe(true);
  await enlist({ ...small, memory: 2048 });
  await clock.advance(60_000);
  expect(await look()).toMatchObject({ desiredCount: 2, runningCount: 2 });
});

test('a deleted daemon stops its tasks', async () => {
  const { enlist, createDaemon, clock, look, ecs, tasks } = await daemonWorld();
  await enlist();
  await createDaemon();
  await clock.advance(60_000);
  await ecs.send(new DeleteServiceCommand({ cluster: 'main', service: 'web' }));
  await clock.advance(180_000);
  expect(await look()).toMatchObject({ status: 'INACTIVE', desiredCount: 0 });
  expect(await tasks()).toEqual([]);
});
