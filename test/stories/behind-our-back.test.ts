import { DeleteLogGroupCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteRepositoryCommand, DeleteRepositoryPolicyCommand } from '@aws-sdk/client-ecr';
import {
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionRequest,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { isWrite } from '../support/call-history.ts';
import { violations } from '../support/invariants.ts';
import { manifest, serviceSpec, smallFleet, taskDefinitionSpec } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';
import type { SimulatedAws } from '../support/simulated-aws.ts';
import { sail, stepsOf } from '../support/voyage.ts';
import { worldView } from '../support/world-view.ts';

const inDemo = { cluster: 'demo', service: 'web' };
const serviceArn = 'arn:aws:ecs:eu-west-1:111122223333:service/demo/web';
const revision = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:1';

/** The small fleet with tags on its service. */
const fleet: Record<string, string> = {
  ...smallFleet(),
  'service.yaml': manifest('Service', 'web', { spec: serviceSpec({ tags: [{ key: 'team', value: 'blue' }] }) }),
};

const rows: readonly [string, (aws: SimulatedAws) => Promise<unknown>][] = [
  ['scales a service', ({ ecs }) => ecs.send(new UpdateServiceCommand({ ...inDemo, desiredCount: 5 }))],
  ['scales a service to nothing', ({ ecs }) => ecs.send(new UpdateServiceCommand({ ...inDemo, desiredCount: 0 }))],
  [
    'moves a service into another network',
    ({ ecs }) =>
      ecs.send(
        new UpdateServiceCommand({
          ...inDemo,
          networkConfiguration: {
            awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60003'], assignPublicIp: 'ENABLED' },
          },
        }),
      ),
  ],
  ['deletes a service', ({ ecs }) => ecs.send(new DeleteServiceCommand({ ...inDemo, force: true }))],
  [
    'deletes a service and its cluster',
    async ({ ecs, clock }) => {
      await ecs.send(new DeleteServiceCommand({ ...inDemo, force: true }));
      await clock.advance(120_000);
      await ecs.send(new DeleteClusterCommand({ cluster: 'demo' }));
    },
  ],
  ['takes a tag away', ({ ecs }) => ecs.send(new UntagResourceCommand({ resourceArn: serviceArn, tagKeys: ['team'] }))],
  [
    'changes tags',
    ({ ecs }) =>
      ecs.send(
        new TagResourceCommand({
          resourceArn: serviceArn,
          tags: [
            { key: 'team', value: 'red' },
            { key: 'new', value: '1' },
          ],
        }),
      ),
  ],
  [
    'changes whom a service belongs to within us',
    ({ ecs }) =>
      ecs.send(
        new TagResourceCommand({
          resourceArn: serviceArn,
          tags: [{ key: 'evenkeel:resource', value: 'Service/other' }],
        }),
      ),
  ],
  ['deletes a log group', ({ logs }) => logs.send(new DeleteLogGroupCommand({ logGroupName: '/demo/web' }))],
  [
    'changes a retention',
    ({ logs }) => logs.send(new PutRetentionPolicyCommand({ logGroupName: '/demo/web', retentionInDays: 1 })),
  ],
  ['deletes a repository', ({ ecr }) => ecr.send(new DeleteRepositoryCommand({ repositoryName: 'demo/web' }))],
  [
    'deletes a repository’s policy',
    ({ ecr }) => ecr.send(new DeleteRepositoryPolicyCommand({ repositoryName: 'demo/web' })),
  ],
];

describe('when somebody', () => {
  for (const [title, act] of rows) {
    it(`${title}, it is put right`, async () => {
      const vessel = ship(fleet);
      await sail(vessel);
      const before = await worldView(vessel.aws);
      await act(vessel.aws);
      await sail(vessel);
      expect(await worldView(vessel.aws)).toEqual(before);
      expect(violations(vessel)).toEqual([]);
    });
  }

  it('deregisters the revision that is wanted, it is registered again and rolled out', async () => {
    const vessel = ship(fleet);
    await sail(vessel);
    await vessel.aws.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: revision }));
    await sail(vessel);
    const view = (await worldView(vessel.aws)).join('\n');
    expect(view).toMatch(/"taskDefinition":"[^"]*web:2"/);
    expect(violations(vessel)).toEqual([]);
  });

  it('registers a revision of their own, it is neither used nor touched', async () => {
    const vessel = ship(fleet);
    await sail(vessel);
    await vessel.aws.ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'web',
        containerDefinitions: [{ name: 'x', image: 'y', memory: 9 }],
      }),
    );
    const before = vessel.aws.calls.length;
    await sail(vessel);
    await sail(ship(fleet, { aws: vessel.aws }));
    expect(vessel.aws.calls.slice(before).filter(isWrite)).toEqual([]);
  });

  it('registers the very revision that the manifest comes to want, it stays theirs, and ours is registered beside it', async () => {
    const vessel = ship(fleet);
    await sail(vessel);
    const theirs = {
      ...taskDefinitionSpec({ image: 'nginx:2' }),
      family: 'web',
    } as unknown as RegisterTaskDefinitionRequest;
    await vessel.aws.ecs.send(new RegisterTaskDefinitionCommand(theirs));
    vessel.source.files = {
      ...fleet,
      'task-definition.yaml': manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec({ image: 'nginx:2' }) }),
    };
    await sail(vessel);
    const before = vessel.ownCalls().length;
    await sail(ship(vessel.source.files, { aws: vessel.aws }));
    expect(
      vessel
        .ownCalls()
        .slice(before)
        .filter(({ operation }) => operation === 'DescribeTaskDefinition'),
    ).toEqual([]);
    const view = await worldView(vessel.aws);
    expect(
      view
        .filter((text) => text.includes('nginx:2'))
        .map((text) => text.includes('evenkeel:owner'))
        .toSorted(),
    ).toEqual([false, true]);
    expect(violations(vessel)).toEqual([]);
  });

  it('takes our ownership away, it is theirs until the manifest consents', async () => {
    const vessel = ship(fleet);
    await sail(vessel);
    await vessel.aws.ecs.send(new UntagResourceCommand({ resourceArn: serviceArn, tagKeys: ['evenkeel:owner'] }));
    await vessel.aws.ecs.send(new UpdateServiceCommand({ ...inDemo, desiredCount: 4 }));
    const before = vessel.aws.calls.length;
    const report = await vessel.drive(vessel.runtime.pass());
    expect(stepsOf(report)).toContain('Service/web adopt AdoptionNeedsConsent');
    expect(vessel.aws.calls.slice(before).filter(isWrite)).toEqual([]);
    vessel.source.files = {
      ...fleet,
      'service.yaml': manifest('Service', 'web', {
        spec: serviceSpec({ tags: [{ key: 'team', value: 'blue' }] }),
        policy: { adopt: true },
      }),
    };
    await sail(vessel);
    expect((await worldView(vessel.aws)).join()).toContain('"desiredCount":1');
    expect(violations(vessel, { adoptable: ['service demo/web'] })).toEqual([]);
  });

  it('gives something of ours to another instance, we let go of it', async () => {
    const vessel = ship(fleet);
    await sail(vessel);
    await vessel.aws.ecs.send(
      new TagResourceCommand({ resourceArn: serviceArn, tags: [{ key: 'evenkeel:owner', value: 'other' }] }),
    );
    const before = vessel.aws.calls.length;
    const report = await vessel.drive(vessel.runtime.pass({ prune: true }));
    expect(stepsOf(report)).toContain('Service/web none OwnedByOther');
    vessel.source.files = { 'cluster.yaml': fleet['cluster.yaml'] ?? '' };
    await vessel.drive(vessel.runtime.pass({ prune: true }));
    expect(
      vessel.aws.calls
        .slice(before)
        .filter(({ operation }) => /Service$/.test(operation) && !/^(List|Describe)/.test(operation)),
    ).toEqual([]);
  });
});
