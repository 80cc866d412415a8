import {
  DescribeServicesCommand,
  ListTaskDefinitionsCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { birthsAndDeaths, isWrite } from '../support/call-history.ts';
import { violations } from '../support/invariants.ts';
import { manifest, serviceSpec, smallFleet, taskDefinitionSpec } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';
import { simulatedAws } from '../support/simulated-aws.ts';
import { sail, stepsOf } from '../support/voyage.ts';

const once = {
  'CreateCluster demo': 1,
  'CreateLogGroup /demo/web': 1,
  'CreateRepository demo/web': 1,
  'CreateService web': 1,
  'RegisterTaskDefinition web': 1,
};

describe('two instances', () => {
  it('with overlapping folders leave each other’s resources alone', async () => {
    const first = ship(smallFleet());
    await sail(first);
    const before = first.aws.calls.length;
    const changed = {
      ...smallFleet({ container: { image: 'nginx:2' }, service: { desiredCount: 7 } }),
      'own.yaml': manifest('LogGroup', 'own'),
    };
    const second = ship(changed, { aws: first.aws, owner: 'second' });
    const report = await second.drive(second.runtime.pass({ prune: true }));
    expect(stepsOf(report)).toEqual([
      'Cluster/demo none OwnedByOther',
      'LogGroup/own create',
      'LogGroup/web none OwnedByOther',
      'Repository/web none OwnedByOther',
      'TaskDefinition/web none OwnedByOther',
      'Service/web none OwnedByOther',
    ]);
    expect(
      first.aws.calls
        .slice(before)
        .filter(isWrite)
        .map(({ operation }) => operation),
    ).toEqual(['CreateLogGroup']);
    expect(violations(second, { owner: 'second' })).toEqual([]);
  });

  it('do not prune what the other one owns', async () => {
    const first = ship(smallFleet());
    await sail(first);
    const second = ship({ 'own.yaml': manifest('LogGroup', 'own') }, { aws: first.aws, owner: 'second' });
    await sail(second, { prune: true });
    await sail(first, { prune: true });
    expect(birthsAndDeaths(first.aws.calls)).toEqual({ ...once, 'CreateLogGroup own': 1 });
  });
});

describe('two processes of one instance at the same time', () => {
  it('create everything once, and end at rest', async () => {
    const aws = simulatedAws();
    const [left, right] = [ship(smallFleet(), { aws }), ship(smallFleet(), { aws })];
    await aws.clock.drive(Promise.all([left.runtime.pass(), right.runtime.pass()]));
    await sail(left);
    await sail(right);
    const { 'RegisterTaskDefinition web': registered, ...others } = birthsAndDeaths(aws.calls);
    const { 'CreateLogGroup /demo/web': groups, 'CreateRepository demo/web': repositories } = once;
    // CreateCluster and CreateService answer a repetition like the first time; of two revisions the earlier one stays.
    expect(others).toMatchObject({ 'CreateLogGroup /demo/web': groups, 'CreateRepository demo/web': repositories });
    expect(registered).toBeLessThanOrEqual(2);
    const { services } = await aws.ecs.send(new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }));
    const { taskDefinitionArns } = await aws.ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: 'web' }));
    expect(services?.map(({ taskDefinition }) => taskDefinition)).toEqual(taskDefinitionArns);
    expect(services?.[0]?.deployments).toHaveLength(1);
  });

  it('deploy a change once', async () => {
    const aws = simulatedAws();
    const [left, right] = [ship(smallFleet(), { aws }), ship(smallFleet(), { aws })];
    await sail(left);
    const before = aws.calls.length;
    for (const { source } of [left, right])
      source.files = smallFleet({ service: { desiredCount: 4, enableECSManagedTags: true } });
    await aws.clock.drive(Promise.all([left.runtime.pass(), right.runtime.pass()]));
    await sail(right);
    const deployments = await left.drive(left.runtime.plan());
    const service = deployments.plan.steps.find(({ change }) => change.id === 'Service/web');
    expect(service?.observed?.facts.deployments).toHaveLength(1);
    expect(aws.calls.slice(before).filter(({ operation }) => operation === 'UpdateService').length).toBeLessThanOrEqual(
      2,
    );
  });
});

describe('a service that two tools deploy', () => {
  it('is brought back to the manifest’s revision once per interference', async () => {
    const vessel = ship(smallFleet());
    await sail(vessel);
    const { taskDefinition } = await vessel.aws.ecs.send(
      new RegisterTaskDefinitionCommand({
        ...(taskDefinitionSpec({ image: 'theirs:1' }) as object),
        family: 'web',
      } as never),
    );
    for (let times = 0; times < 3; times++) {
      const theirs = { cluster: 'demo', service: 'web', taskDefinition: taskDefinition?.taskDefinitionArn };
      await vessel.aws.ecs.send(new UpdateServiceCommand(theirs));
      await vessel.aws.clock.advance(120_000);
      await sail(vessel);
    }
    const ours = vessel.ownCalls().filter(({ operation }) => operation === 'UpdateService');
    expect(ours).toHaveLength(3);
    expect(birthsAndDeaths(vessel.ownCalls())).toEqual(once);
  });

  it('keeps its number of tasks when the manifest does not say one', async () => {
    const { desiredCount: _desiredCount, ...spec } = serviceSpec();
    const vessel = ship({ ...smallFleet(), 'service.yaml': manifest('Service', 'web', { spec }) });
    await sail(vessel);
    await vessel.aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount: 6 }));
    await vessel.aws.clock.advance(120_000);
    await sail(vessel);
    vessel.source.files = {
      ...vessel.source.files,
      'service.yaml': manifest('Service', 'web', { spec: { ...spec, enableECSManagedTags: true } }),
    };
    await sail(vessel);
    const ours = vessel.ownCalls().filter(({ operation }) => operation === 'UpdateService');
    expect(ours.map(({ input }) => Object.keys(input as object).toSorted())).toEqual([
      ['cluster', 'enableECSManagedTags', 'service'],
    ]);
  });
});
