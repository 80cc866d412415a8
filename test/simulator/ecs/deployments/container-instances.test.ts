import { CreateCapacityProviderCommand, PutClusterCapacityProvidersCommand } from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { timersIn } from '../../../support/timers.ts';
import { instanceWorld } from '../container-instances/instance-world.ts';
import { story } from '../services/fargate-world.ts';

const unplaced = '(service web) was unable to place a task because no container instance met all of its requirements.';
const guide = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';
const none = `${unplaced} Reason: No Container Instances were found in your cluster. ${guide}`;

describe('a service on container instances', () => {
  test('spreads its tasks over the zones', async () => {
    const { enlist, createOnEc2, stable, tasks } = await instanceWorld();
    await enlist({ zone: 'eu-west-1a' });
    await enlist({ zone: 'eu-west-1a' });
    await enlist({ zone: 'eu-west-1b' });
    await createOnEc2({ desiredCount: 4 });
    expect(await stable()).toMatchObject({ runningCount: 4, launchType: 'EC2' });
    const zones = (await tasks()).map(({ availabilityZone }) => availabilityZone).sort();
    expect(zones).toEqual(['eu-west-1a', 'eu-west-1a', 'eu-west-1b', 'eu-west-1b']);
  });

  test('says once why it cannot place a task, and again when the cause is another', async () => {
    const { enlist, createOnEc2, registerOld, clock, look, stable } = await instanceWorld();
    await registerOld({ memory: 1024 });
    await createOnEc2();
    await clock.advance(600_000);
    const { containerInstanceArn } = await enlist({ memory: 512 });
    const id = containerInstanceArn?.split('/').at(-1);
    await clock.advance(600_000);
    expect((await look()).events?.[0]?.message).toContain(`The closest matching (container-instance ${id}) has`);
    await enlist({ memory: 2048 });
    await stable();
    expect(story(await look()).slice(0, 3)).toEqual([
      none,
      `${unplaced} The closest matching (container-instance …) has insufficient memory available. ${guide}`,
      '(service web) has started 1 tasks: (task …).',
    ]);
  });

  test('names the instance that comes closest', async () => {
    const { enlist, createOnEc2, registerOld, clock, look } = await instanceWorld();
    await registerOld({ portMappings: [{ containerPort: 80, hostPort: 80 }] });
    await enlist({ memory: 64 });
    await enlist({ ports: ['80'] });
    await enlist({ cpu: 2048, attributes: [{ name: 'ecs.capability.efs' }], memory: 1 });
    await createOnEc2();
    await clock.advance(60_000);
    expect(story(await look())).toEqual([
      `${unplaced} The closest matching (container-instance …) is already using a port required by your task. ${guide}`,
    ]);
  });

  test('places a task as soon as another one has made room', async () => {
    const { enlist, createOnEc2, registerOld, runOnEc2, halt, clock, look } = await instanceWorld();
    await registerOld({ memory: 3000 });
    await enlist();
    const [task] = (await runOnEc2()).tasks ?? [];
    await createOnEc2();
    await clock.advance(3_600_000);
    expect(await look()).toMatchObject({ runningCount: 0, pendingCount: 0 });
    await halt(task ?? {});
    await clock.advance(60_000);
    expect(await look()).toMatchObject({ runningCount: 1 });
  });

  test('places a task as soon as an attribute lets it', async () => {
    const { enlist, createOnEc2, clock, look } = await instanceWorld();
    const instance = await enlist();
    const placementConstraints = [{ type: 'memberOf' as const, expression: 'attribute:stack == prod' }];
    await createOnEc2({ placementConstraints });
    await clock.advance(60_000);
    expect(story(await look())).toEqual([
      `${unplaced} The closest matching (container-instance …) encountered error "MemberOf placement constraint unsatisfied.". ${guide}`,
    ]);
    await enlist({ ...instance, attributes: [{ name: 'stack', value: 'prod' }] });
    await clock.advance(60_000);
    expect((await look()).runningCount).toBe(1);
  });

  test('can use a capacity provider of an Auto Scaling group', async () => {
    const { enlist, createOnEc2, ecs, clock, look, tasks } = await instanceWorld();
    const autoScalingGroupProvider = { autoScalingGroupArn: 'asg' };
    await ecs.send(new CreateCapacityProviderCommand({ name: 'burst', autoScalingGroupProvider }));
    const providers = { capacityProviders: ['burst'], defaultCapacityProviderStrategy: [] };
    await ecs.send(new PutClusterCapacityProvidersCommand({ cluster: 'main', ...providers }));
    const capacityProviderStrategy = [{ capacityProvider: 'burst', weight: 1 }];
    await createOnEc2({ launchType: undefined, capacityProviderStrategy });
    await clock.advance(60_000);
    expect(story(await look())).toEqual([none.replace('cluster', 'capacity provider')]);
    await enlist();
    await clock.advance(60_000);
    expect(await tasks()).toMatchObject([{ launchType: 'EC2', capacityProviderName: 'burst', lastStatus: 'RUNNING' }]);
  });

  test('heeds a placement strategy of its own', async () => {
    const { enlist, createOnEc2, stable, tasks } = await instanceWorld();
    await enlist({ zone: 'eu-west-1a' });
    await enlist({ zone: 'eu-west-1b' });
    await createOnEc2({ desiredCount: 4, placementStrategy: [{ type: 'binpack', field: 'memory' }] });
    await stable();
    expect(new Set((await tasks()).map(({ containerInstanceArn }) => containerInstanceArn)).size).toBe(1);
  });

  test('rolls out on fixed ports when it may stop the old task first', async () => {
    const { enlist, createOnEc2, registerOld, update, stable, clock, rolledOut } = await instanceWorld();
    await registerOld({ portMappings: [{ containerPort: 80, hostPort: 80 }] });
    await enlist();
    const deploymentConfiguration = { minimumHealthyPercent: 0, maximumPercent: 100 };
    await createOnEc2({ deploymentConfiguration });
    await stable();
    await clock.advance(60_000);
    await registerOld({ portMappings: [{ containerPort: 80, hostPort: 80 }] });
    await update({ taskDefinition: 'old' });
    expect(await rolledOut()).toMatchObject({ runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] });
  });

  test('at rest needs no timer', async () => {
    const { enlist, createOnEc2, clock, look } = await instanceWorld();
    await enlist();
    await createOnEc2({ desiredCount: 3 });
    await createOnEc2({ serviceName: 'huge', desiredCount: 300 });
    await clock.advance(600_000);
    expect(await timersIn(clock, 30 * 86_400_000)).toBe(0);
    expect((await look()).runningCount).toBe(3);
  });
});

describe('an instance that is drained', () => {
  test('is left by the tasks of services once others run elsewhere', async () => {
    const { enlist, inspect, setState, createOnEc2, runOnEc2, stable, clock, look, tasks } = await instanceWorld();
    const old = await enlist();
    await createOnEc2({ desiredCount: 2 });
    const [job] = (await runOnEc2()).tasks ?? [];
    await stable();
    await clock.advance(60_000);
    const next = await enlist();
    await setState(old, 'DRAINING');
    let least = 2;
    for (let seconds = 0; seconds < 240; seconds += 5) {
      await clock.advance(5_000);
      least = Math.min(least, (await look()).runningCount ?? 0);
    }
    expect(least).toBe(2);
    const places = (await tasks()).filter(({ group }) => group === 'service:web');
    expect(places.map((task) => task.containerInstanceArn)).toEqual(Array(2).fill(next.containerInstanceArn));
    expect(await inspect(old)).toMatchObject({ status: 'DRAINING', runningTasksCount: 1 });
    expect((await tasks()).map(({ taskArn }) => taskArn)).toContain(job?.taskArn);
    const sentences = story(await look()).slice(3);
    expect(sentences[0]).toBe('(service web) has started 2 tasks: (task …) (task …).');
    expect(sentences.at(-1)).toBe('(service web) has reached a steady state.');
    expect(sentences.filter((sentence) => sentence.includes('steady state'))).toHaveLength(1);
  });

  test('keeps its tasks while they have nowhere to go and all of them are needed', async () => {
    const { enlist, setState, createOnEc2, stable, clock, look } = await instanceWorld();
    const instance = await enlist();
    await createOnEc2({ desiredCount: 2 });
    await stable();
    await clock.advance(60_000);
    await setState(instance, 'DRAINING');
    await clock.advance(3_600_000);
    expect(await look()).toMatchObject({ runningCount: 2 });
    expect(story(await look()).at(-1)).toBe(none);
    await setState(instance, 'ACTIVE');
    await clock.advance(60_000);
    expect(story(await look()).at(-1)).toBe('(service web) has reached a steady state.');
  });

  test('loses as many tasks at once as may be missing', async () => {
    const { enlist, setState, createOnEc2, stable, clock, look } = await instanceWorld();
    const instance = await enlist();
    const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 100 };
    await createOnEc2({ desiredCount: 4, deploymentConfiguration });
    await stable();
    await clock.advance(60_000);
    await setState(instance, 'DRAINING');
    await clock.advance(600_000);
    expect(await look()).toMatchObject({ runningCount: 2 });
  });
});

describe('an instance that is deregistered', () => {
  test('is refused while it has tasks, and by force loses them to others', async () => {
    const { enlist, dismiss, createOnEc2, stable, clock, look, tasks, listInstances } = await instanceWorld();
    const instance = await enlist();
    await createOnEc2();
    await stable();
    await clock.advance(60_000);
    const next = await enlist();
    await expect(dismiss(instance)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Found running tasks on the instance.',
    });
    expect(await dismiss(instance, true)).toMatchObject({ status: 'INACTIVE', agentConnected: false });
    expect(await listInstances()).toEqual([next.containerInstanceArn]);
    await clock.advance(60_000);
    expect(await look()).toMatchObject({ runningCount: 1, deployments: [{ failedTasks: 0 }] });
    expect((await tasks())[0]?.containerInstanceArn).toBe(next.containerInstanceArn);
    expect(await tasks('STOPPED')).toMatchObject([
      { stoppedReason: `Host EC2 (instance ${instance.ec2InstanceId}) deregistered.` },
    ]);
  });
});
