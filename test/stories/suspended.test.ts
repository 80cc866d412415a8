import { DescribeLogGroupsCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { utcTime } from '../../src/lib/zoned-time.ts';
import { isWrite } from '../support/call-history.ts';
import { type ControlledShip, controlledShip } from '../support/controlled-ship.ts';
import { manifest, serviceSpec, smallFleet } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';
import { simulatedAws } from '../support/simulated-aws.ts';
import { changesOf, sail } from '../support/voyage.ts';

const minute = 60_000;
/** The controller and whoever suspends are one process here. */
const may = ['apply', 'prune', 'suspend'] as const;
const scaled = manifest('Service', 'web', { spec: serviceSpec({ desiredCount: 3 }) });
const newGroup = manifest('LogGroup', 'new', { spec: { logGroupName: '/demo/new' } });
const reason = 'incident 42';

/** A controller that has brought everything up, with all resources at rest. */
async function atRest(options: Parameters<typeof controlledShip>[1] = {}): Promise<ControlledShip> {
  const vessel = controlledShip(smallFleet(), { ...options, may });
  await vessel.aws.clock.until(() => vessel.controller.board.lastPassAt !== undefined);
  await vessel.aws.clock.advance(5 * minute);
  return vessel;
}

function inMinutes({ aws }: ControlledShip, minutes: number): string {
  return utcTime(aws.clock.now() + minutes * minute);
}

/** The controller's own writes since a call, each with its time. */
function writesSince(vessel: ControlledShip, first: number): string[] {
  const writes = vessel.aws.calls.slice(first).filter((call) => isWrite(call) && call.error === undefined);
  return writes.map(({ operation, at }) => `${operation} ${utcTime(at)}`);
}

function shownOf({ controller }: ControlledShip, id: 'Service/web' | 'LogGroup/new') {
  const { status, step } = controller.board.entry(id) ?? {};
  return [status?.sync, status?.health.status, status?.health.message, step?.change.op, step?.change.held?.reason];
}

describe('a suspended service', () => {
  it('is neither changed nor healed, says why, and goes on when its time is up', async () => {
    const vessel = await atRest();
    const until = inMinutes(vessel, 20);
    await vessel.drive(vessel.runtime.suspend({ targets: ['Service/web'], until, reason }));
    await vessel.aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount: 5 }));
    const first = vessel.aws.calls.length;
    vessel.write('service.yaml', scaled);
    await vessel.aws.clock.advance(10 * minute);
    expect(writesSince(vessel, first)).toEqual([]);
    const message = `suspended until ${until}: ${reason}`;
    expect(shownOf(vessel, 'Service/web')).toEqual(['OutOfSync', 'Suspended', message, 'update', 'Suspended']);
    await vessel.aws.clock.advance(15 * minute);
    expect(writesSince(vessel, first)).toEqual([`UpdateService ${until}`]);
    expect(shownOf(vessel, 'Service/web')).toEqual(['Synced', 'Healthy', '', 'none', undefined]);
    await vessel.stop();
  });

  it('leaves the others as they are: what is not suspended is healed', async () => {
    const vessel = await atRest();
    await vessel.drive(vessel.runtime.suspend({ targets: ['Service/web'], reason }));
    await vessel.aws.logs.send(new PutRetentionPolicyCommand({ logGroupName: '/demo/web', retentionInDays: 1 }));
    const first = vessel.aws.calls.length;
    vessel.write('new.yaml', newGroup);
    await vessel.aws.clock.advance(5 * minute);
    const operations = writesSince(vessel, first).map((write) => write.split(' ')[0]);
    expect(operations).toEqual(['CreateLogGroup', 'PutRetentionPolicy']);
    await vessel.stop();
  });

  it('is in sync and shown as suspended while nothing differs: the mark itself is no difference', async () => {
    const vessel = await atRest();
    await vessel.drive(vessel.runtime.suspend({ targets: ['Service/web'], reason }));
    const first = vessel.aws.calls.length;
    await vessel.aws.clock.advance(5 * minute);
    const shown = ['Synced', 'Suspended', `suspended until resumed: ${reason}`, 'none', undefined];
    expect(shownOf(vessel, 'Service/web')).toEqual(shown);
    expect(writesSince(vessel, first)).toEqual([]);
    await vessel.stop();
  });

  it('whose time is up keeps the mark when its tags are changed', async () => {
    const vessel = ship(smallFleet(), { may });
    await sail(vessel);
    const until = utcTime(vessel.aws.clock.now() + minute);
    await vessel.drive(vessel.runtime.suspend({ targets: ['Service/web'], until, reason }));
    await vessel.aws.clock.advance(10 * minute);
    const tags = [{ key: 'team', value: 'blue' }];
    vessel.source.files = {
      ...smallFleet(),
      'service.yaml': manifest('Service', 'web', { spec: serviceSpec({ tags }) }),
    };
    const report = await sail(vessel);
    const service = report.plan.steps.find(({ change }) => change.id === 'Service/web');
    expect(service?.observed?.tags).toMatchObject({ team: 'blue', 'evenkeel:suspended': `until=${until} ${reason}` });
  });

  it('is seen to be suspended by a restarted controller, and by a second one beside it', async () => {
    const before = await atRest();
    await before.drive(before.runtime.suspend({ targets: ['Service/web'], reason }));
    await before.stop();
    const first = before.aws.calls.length;
    const files = { ...smallFleet(), 'service.yaml': scaled };
    const both = [controlledShip(files, { aws: before.aws, may }), controlledShip(files, { aws: before.aws, may })];
    await before.aws.clock.advance(10 * minute);
    for (const vessel of both) {
      expect(shownOf(vessel, 'Service/web')).toMatchObject(['OutOfSync', 'Suspended', {}, 'update', 'Suspended']);
      await vessel.stop();
    }
    expect(writesSince(before, first)).toEqual([]);
  });

  it('is changed once it is resumed', async () => {
    const vessel = await atRest();
    await vessel.drive(vessel.runtime.suspend({ targets: ['Service/web'], reason }));
    vessel.write('service.yaml', scaled);
    await vessel.aws.clock.advance(10 * minute);
    const first = vessel.aws.calls.length;
    const { resources } = await vessel.drive(vessel.runtime.resume({ targets: ['Service/web'] }));
    expect(resources).toMatchObject([{ id: 'Service/web', result: 'done', before: { reason, all: false } }]);
    await vessel.aws.clock.advance(5 * minute);
    const operations = writesSince(vessel, first).map((write) => write.split(' ')[0]);
    expect(operations).toEqual(['UntagResources', 'UpdateService']);
    await vessel.stop();
  });
});

describe('while everything is suspended', () => {
  it('nothing is created, also by a pass that looks at nothing else, until the time is up', async () => {
    const vessel = await atRest();
    const until = inMinutes(vessel, 20);
    const { resources } = await vessel.drive(vessel.runtime.suspend({ until, reason }));
    expect(resources.map(({ result }) => result)).toEqual(Array(5).fill('done'));
    await vessel.aws.clock.advance(5 * minute);
    const first = vessel.aws.calls.length;
    vessel.write('new.yaml', newGroup);
    await vessel.aws.clock.advance(10 * minute);
    expect(writesSince(vessel, first)).toEqual([]);
    expect(shownOf(vessel, 'LogGroup/new')).toMatchObject(['OutOfSync', 'Suspended', {}, 'create', 'Suspended']);
    await vessel.aws.clock.advance(10 * minute);
    expect(writesSince(vessel, first)).toEqual([`CreateLogGroup ${until}`]);
    await vessel.stop();
  });

  it('nothing is pruned, also what was resumed alone', async () => {
    const vessel = await atRest({ prune: true });
    await vessel.drive(vessel.runtime.suspend({ reason }));
    await vessel.drive(vessel.runtime.resume({ targets: ['LogGroup/web'] }));
    const first = vessel.aws.calls.length;
    vessel.write('logs.yaml', undefined);
    await vessel.aws.clock.advance(10 * minute);
    expect(writesSince(vessel, first)).toEqual([]);
    await vessel.drive(vessel.runtime.resume());
    await vessel.aws.clock.advance(5 * minute);
    const operations = writesSince(vessel, first).map((write) => write.split(' ')[0]);
    expect(operations).toEqual(['UntagResources', 'DeleteLogGroup']);
    await vessel.stop();
  });

  it('a command for one new resource is held as well', async () => {
    const vessel = ship(smallFleet(), { may });
    await sail(vessel);
    await vessel.drive(vessel.runtime.suspend({ reason }));
    const spec = serviceSpec({ serviceName: 'second' });
    vessel.source.files = { ...smallFleet(), 'second.yaml': manifest('Service', 'second', { spec }) };
    const report = await vessel.drive(vessel.runtime.pass({ targets: ['Service/second'] }));
    expect(changesOf(report)).toEqual(['Service/second create Suspended']);
  });

  it('resources whose manifests have errors carry the mark too', async () => {
    const vessel = ship(smallFleet(), { may });
    await sail(vessel);
    const broken = manifest('Service', 'web', { spec: serviceSpec({ desiredCount: -1 }) });
    vessel.source.files = { ...smallFleet(), 'service.yaml': broken };
    await vessel.drive(vessel.runtime.suspend({ reason }));
    vessel.source.files = { ...smallFleet(), 'service.yaml': scaled };
    expect(changesOf(await vessel.drive(vessel.runtime.pass()))).toEqual(['Service/web update Suspended']);
  });
});

it('a suspension of a moment ago counts although the index does not show it yet', async () => {
  const aws = simulatedAws({ indexLagMs: 2 * minute });
  const vessel = ship({ 'logs.yaml': smallFleet()['logs.yaml'] ?? '' }, { aws, may });
  await sail(vessel);
  await vessel.drive(vessel.runtime.suspend({ targets: ['LogGroup/web'], reason }));
  await aws.logs.send(new PutRetentionPolicyCommand({ logGroupName: '/demo/web', retentionInDays: 1 }));
  const report = await vessel.drive(vessel.runtime.pass());
  expect(changesOf(report)).toEqual(['LogGroup/web update Suspended']);
  const { logGroups } = await aws.logs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups?.[0]?.retentionInDays).toBe(1);
});

it('what another instance owns, or nobody, is not marked', async () => {
  const theirs = ship(smallFleet(), { owner: 'other' });
  await sail(theirs);
  const ours = ship(smallFleet(), { aws: theirs.aws, may });
  const named = await ours.drive(ours.runtime.suspend({ targets: ['Service/web'], reason }));
  expect(named.resources).toMatchObject([{ id: 'Service/web', result: 'foreign' }]);
  const all = await ours.drive(ours.runtime.suspend({ reason }));
  expect(all.resources).toEqual([]);
  const report = await theirs.drive(theirs.runtime.plan());
  expect(report.resources.map(({ health }) => health.status)).not.toContain('Suspended');
});
