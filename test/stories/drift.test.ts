import { UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Event } from '../../src/model/event.ts';
import { type ControlledShip, controlledShip } from '../support/controlled-ship.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from '../support/manifests.ts';
import type { SimulatedAws } from '../support/simulated-aws.ts';

const minute = 60_000;
const hour = 60 * minute;

function fleet(service: JsonObject = {}, container: JsonObject = {}): Record<string, string> {
  return {
    'cluster.yaml': manifest('Cluster', 'demo', { spec: { capacityProviders: ['FARGATE', 'FARGATE_SPOT'] } }),
    'task-definition.yaml': manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec(container) }),
    'service.yaml': manifest('Service', 'web', { spec: serviceSpec({ desiredCount: 2, ...service }) }),
  };
}

/** A controller whose fleet is as Git says; what happened until then is forgotten. */
async function settled(files = fleet()): Promise<ControlledShip> {
  const vessel = controlledShip(files);
  await vessel.aws.clock.until(() => vessel.controller.board.lastPassAt !== undefined);
  await vessel.aws.clock.advance(15 * minute);
  vessel.events.length = 0;
  vessel.aws.calls.length = 0;
  return vessel;
}

function scaled(aws: SimulatedAws, desiredCount: number) {
  return aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', desiredCount }));
}

function found(events: readonly Event[]) {
  return events.filter((event) => event.type === 'DriftFound');
}

function healings({ ownCalls }: ControlledShip): number {
  return ownCalls().filter(({ operation }) => operation === 'UpdateService').length;
}

describe('drift', () => {
  it('is found by the resync, told with both values, and healed', async () => {
    const vessel = await settled();
    await scaled(vessel.aws, 5);
    await vessel.aws.clock.advance(5 * minute);
    expect(found(vessel.events)).toEqual([
      {
        type: 'DriftFound',
        id: 'Service/web',
        count: 0,
        fields: [{ path: 'desiredCount', before: 5, after: 2, mode: 'update' }],
      },
    ]);
    expect(healings(vessel)).toBe(1);
    const told = vessel.events.map(({ type }) => type);
    expect(told.indexOf('DriftFound')).toBeLessThan(told.indexOf('StepStarted'));
    expect(vessel.controller.board.entry('Service/web')).toMatchObject({ drift: { count: 1 } });
    await vessel.stop();
  });

  it('is not what the author changed, of the resource or of what it depends on', async () => {
    const vessel = await settled();
    vessel.write('service.yaml', fleet({ desiredCount: 3 })['service.yaml']);
    await vessel.aws.clock.advance(10 * minute);
    vessel.write('task-definition.yaml', fleet({}, { image: 'public.ecr.aws/nginx/nginx:2' })['task-definition.yaml']);
    await vessel.aws.clock.advance(10 * minute);
    expect(healings(vessel)).toBe(2);
    expect(found(vessel.events)).toEqual([]);
    await vessel.stop();
  });

  it('is not what ECS itself went back from', async () => {
    const breaker = { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } };
    const vessel = await settled(fleet(breaker));
    const crashing = { environment: [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }] };
    vessel.write('task-definition.yaml', fleet(breaker, crashing)['task-definition.yaml']);
    await vessel.aws.clock.advance(2 * hour);
    expect(vessel.controller.board.entry('Service/web')?.step.change.held?.reason).toBe('RolledBack');
    expect(found(vessel.events)).toEqual([]);
    await vessel.stop();
  });

  it('is healed more and more slowly while somebody keeps changing it back, and counted', async () => {
    const vessel = await settled();
    const stop = keepScaling(vessel.aws, 5);
    await vessel.aws.clock.advance(3 * hour);
    stop();
    const entry = vessel.controller.board.entry('Service/web');
    expect(healings(vessel)).toBeLessThan(15);
    expect(entry?.drift?.count).toBe(healings(vessel));
    expect(entry?.drift?.count).toBeGreaterThan(4);
    expect(vessel.events).toContainEqual(
      expect.objectContaining({ type: 'StepHeld', failure: expect.objectContaining({ reason: 'DriftContested' }) }),
    );
    await vessel.stop();
  });

  it('does not make the author wait, however contested the resource is', async () => {
    const vessel = await settled();
    const stop = keepScaling(vessel.aws, 5);
    await vessel.aws.clock.advance(2 * hour);
    stop();
    const before = healings(vessel);
    vessel.write('service.yaml', fleet({ desiredCount: 3 })['service.yaml']);
    await vessel.aws.clock.advance(1000);
    expect(healings(vessel)).toBe(before + 1);
    await vessel.stop();
  });
});

/** Somebody who wants another number of tasks and looks every other minute. */
function keepScaling(aws: SimulatedAws, desiredCount: number): () => void {
  let cancel = () => {};
  const again = () => {
    void scaled(aws, desiredCount);
    cancel = aws.clock.schedule(2 * minute, again);
  };
  again();
  return () => cancel();
}
