import { DeleteServiceCommand, DescribeServicesCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { inputOf } from '../support/call-history.ts';
import { controlledShip } from '../support/controlled-ship.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from '../support/manifests.ts';

function manifests(count: number): string {
  return [
    manifest('Cluster', 'demo'),
    manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec() }),
    manifest('Service', 'web', { spec: serviceSpec({ desiredCount: count }) }),
  ].join('\n---\n');
}

const minute = 60_000;

async function running(ship: ReturnType<typeof controlledShip>) {
  const { services = [] } = await ship.aws.ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: ['web'] }),
  );
  return { status: services[0]?.status, running: services[0]?.runningCount };
}

/** The first pass loads code, which takes real time; from then on the virtual clock alone decides. */
async function launched(ship: ReturnType<typeof controlledShip>) {
  await ship.aws.clock.until(() => ship.controller.board.lastPassAt !== undefined);
  await ship.aws.clock.advance(3 * minute);
}

describe('the controller', () => {
  it('brings the source to life and then leaves it alone', async () => {
    const ship = controlledShip({ 'a.yaml': manifests(2) });
    await launched(ship);
    expect(await running(ship)).toEqual({ status: 'ACTIVE', running: 2 });
    expect(ship.controller.board.notReady).toBeUndefined();
    expect(ship.controller.board.entries.map(({ status }) => [status.id, status.sync, status.health.status])).toEqual([
      ['Cluster/demo', 'Synced', 'Healthy'],
      ['Service/web', 'Synced', 'Healthy'],
      ['TaskDefinition/web', 'Synced', 'Healthy'],
    ]);
    const before = ship.aws.calls.length;
    await ship.aws.clock.advance(10 * minute);
    const writes = ship.aws.calls.slice(before).filter(({ operation }) => !/^(Describe|List|Get)/.test(operation));
    expect(writes).toEqual([]);
    await ship.stop();
  });

  it('applies a changed manifest without looking at everything', async () => {
    const ship = controlledShip({ 'a.yaml': manifests(1) });
    await launched(ship);
    ship.write('a.yaml', manifests(3));
    await ship.aws.clock.advance(2 * minute);
    expect(await running(ship)).toEqual({ status: 'ACTIVE', running: 3 });
    const scopes = ship.events.flatMap((event) =>
      event.type === 'PassStarted' && event.because === 'change' ? [event.scope] : [],
    );
    expect(scopes).toEqual([['Service/web']]);
    await ship.stop();
  });

  it('brings a commit to AWS at once while a hundred registrations wait for their turn', async () => {
    const names = Array.from({ length: 100 }, (_, index) => `t${index}`);
    const definition = (name: string, memory: string) =>
      manifest('TaskDefinition', name, { spec: taskDefinitionSpec({}, { memory }) });
    const ship = controlledShip(Object.fromEntries(names.map((name) => [name, definition(name, '512')])));
    const { aws } = ship;
    const registered = () => aws.calls.filter(({ operation }) => operation === 'RegisterTaskDefinition');
    await aws.clock.until(() => registered().length === 25);
    const committedAtMs = aws.clock.now();
    ship.write('t99', definition('t99', '1024'));
    await aws.clock.until(() => registered().some((call) => inputOf(call, 'memory') === '1024'));
    expect(aws.clock.now() - committedAtMs).toBeLessThanOrEqual(2000);
    await aws.clock.until(() => registered().length === 100);
    expect(aws.clock.now() - committedAtMs).toBeLessThanOrEqual(80_000);
    expect(aws.calls.filter(({ error }) => error === 'ThrottlingException')).toEqual([]);
    await ship.stop();
  });

  it('reads the source once for a changed manifest', async () => {
    const ship = controlledShip({ 'a.yaml': manifests(1) });
    await launched(ship);
    const read = ship.source.read;
    let reads = 0;
    ship.source.read = () => {
      reads += 1;
      return read();
    };
    ship.write('a.yaml', manifests(3));
    await ship.aws.clock.advance(1000);
    expect((await running(ship)).running).toBe(1);
    expect(reads).toBe(1);
    await ship.stop();
  });

  it('heals what somebody does behind its back', async () => {
    const ship = controlledShip({ 'a.yaml': manifests(2) });
    await launched(ship);
    await ship.aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount: 0 }));
    await ship.aws.clock.advance(5 * minute);
    expect(await running(ship)).toEqual({ status: 'ACTIVE', running: 2 });
    await ship.aws.ecs.send(new DeleteServiceCommand({ cluster: 'demo', service: 'web', force: true }));
    await ship.aws.clock.advance(6 * minute);
    expect(await running(ship)).toEqual({ status: 'ACTIVE', running: 2 });
    await ship.stop();
  });

  it('starts nothing new once it is asked to stop', async () => {
    const ship = controlledShip({ 'a.yaml': manifests(2) });
    await launched(ship);
    await ship.stop();
    const before = ship.aws.calls.length;
    await ship.aws.clock.advance(10 * minute);
    expect(ship.aws.calls.length).toBe(before);
  });
});
