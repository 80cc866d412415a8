import { ListServiceDeploymentsCommand, StopServiceDeploymentCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/lib/json.ts';
import { inputOf } from '../support/call-history.ts';
import { controlledShip } from '../support/controlled-ship.ts';
import { violations } from '../support/invariants.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from '../support/manifests.ts';
import { type Ship, ship } from '../support/ship.ts';
import type { SimulatedAws } from '../support/simulated-aws.ts';
import { sail, stepsOf } from '../support/voyage.ts';

const minute = 60_000;
const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };
const crashing = { environment: [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }] };

function fleet(container: JsonObject = {}, service: JsonObject = {}): Record<string, string> {
  return {
    'cluster.yaml': manifest('Cluster', 'demo', { spec: { capacityProviders: ['FARGATE', 'FARGATE_SPOT'] } }),
    'task-definition.yaml': manifest('TaskDefinition', 'web', { spec: taskDefinitionSpec(container) }),
    'service.yaml': manifest('Service', 'web', { spec: serviceSpec({ deploymentConfiguration: breaker, ...service }) }),
  };
}

function deploysOf(aws: SimulatedAws, from = 0): (string | undefined)[] {
  const updates = aws.calls.slice(from).filter(({ operation }) => operation === 'UpdateService');
  const deploying = updates.filter(({ input }) => (input as { taskDefinition?: string }).taskDefinition !== undefined);
  return deploying.map((call) => inputOf(call, 'taskDefinition').split('/').at(-1));
}

async function stepOfService(vessel: Ship): Promise<string | undefined> {
  const steps = stepsOf(await vessel.drive(vessel.runtime.plan()));
  return steps.find((step) => step.startsWith('Service/web'));
}

/** A fleet in good health, then a change that ECS rolls back within the hour. */
async function afterRollBack(bad: Record<string, string>): Promise<Ship> {
  const vessel = ship(fleet());
  await sail(vessel);
  vessel.source.files = bad;
  await vessel.drive(vessel.runtime.pass());
  await vessel.aws.clock.advance(60 * minute);
  return vessel;
}

describe('content that ECS rolled back', () => {
  it('is not deployed again by any later pass, nor after a restart', async () => {
    const vessel = await afterRollBack(fleet(crashing));
    const before = vessel.aws.calls.length;
    expect(await stepOfService(vessel)).toBe('Service/web update RolledBack');
    for (let hours = 0; hours < 3; hours++) {
      await vessel.drive(vessel.runtime.pass());
      const restarted = ship(fleet(crashing), { aws: vessel.aws });
      const { resources } = await restarted.drive(restarted.runtime.pass());
      expect(resources.find(({ id }) => id === 'Service/web')).toMatchObject({
        sync: 'OutOfSync',
        health: { status: 'Degraded' },
      });
      await vessel.aws.clock.advance(60 * minute);
    }
    expect(deploysOf(vessel.aws, before)).toEqual([]);
    expect(violations(vessel)).toEqual([]);
  });

  it('is not deployed again although it came with lists in another order and a change that does not roll', async () => {
    const onBoth = {
      launchType: undefined,
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE_SPOT', weight: 1 },
        { capacityProvider: 'FARGATE', weight: 1 },
      ],
      networkConfiguration: {
        awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60003', 'subnet-0a1b2c3d4e5f60002'] },
      },
    };
    const vessel = await afterRollBack(fleet(crashing, onBoth));
    const before = vessel.aws.calls.length;
    vessel.source.files = fleet(crashing, { ...onBoth, enableECSManagedTags: true });
    await vessel.drive(vessel.runtime.pass());
    expect(await stepOfService(vessel)).toBe('Service/web update RolledBack');
    expect(deploysOf(vessel.aws, before)).toEqual([]);
  });

  it('gives way to a mended manifest', async () => {
    const vessel = await afterRollBack(fleet(crashing));
    vessel.source.files = fleet({ image: 'public.ecr.aws/nginx/nginx:2' });
    await sail(vessel);
    expect(deploysOf(vessel.aws)).toEqual(['web:2', 'web:3']);
    expect(await stepOfService(vessel)).toBe('Service/web none');
  });

  it('gives way to the manifest as it was', async () => {
    const vessel = await afterRollBack(fleet(crashing));
    const before = vessel.aws.calls.length;
    vessel.source.files = fleet();
    await sail(vessel);
    expect(await stepOfService(vessel)).toBe('Service/web none');
    expect(deploysOf(vessel.aws, before)).toEqual([]);
  });

  it('is not deployed again although somebody has deployed something else in between', async () => {
    const vessel = await afterRollBack(fleet(crashing));
    const other = { cluster: 'demo', service: 'web', forceNewDeployment: true };
    await vessel.aws.ecs.send(new UpdateServiceCommand(other));
    await vessel.aws.clock.advance(10 * minute);
    expect(await stepOfService(vessel)).toBe('Service/web update RolledBack');
  });

  it('is not deployed again although somebody has stopped the way back', async () => {
    const vessel = ship(fleet());
    await sail(vessel);
    vessel.source.files = fleet(crashing);
    await vessel.drive(vessel.runtime.pass());
    const { ecs, clock } = vessel.aws;
    const list = new ListServiceDeploymentsCommand({ cluster: 'demo', service: 'web' });
    const newest = async () => (await ecs.send(list)).serviceDeployments?.[0];
    while ((await newest())?.status !== 'ROLLBACK_IN_PROGRESS') await clock.advance(1_000);
    const { serviceDeploymentArn } = (await newest()) ?? {};
    await ecs.send(new StopServiceDeploymentCommand({ serviceDeploymentArn, stopType: 'ABORT' }));
    await clock.advance(minute);
    expect((await newest())?.status).toBe('STOPPED');
    expect(await stepOfService(vessel)).toBe('Service/web update RolledBack');
  });

  it('is shown as progress while ECS is still at it, and not disturbed', async () => {
    const vessel = ship(fleet());
    await sail(vessel);
    vessel.source.files = fleet(crashing);
    await vessel.drive(vessel.runtime.pass());
    const before = vessel.aws.calls.length;
    for (let looks = 0; looks < 30; looks++) {
      await vessel.aws.clock.advance(10_000);
      await vessel.drive(vessel.runtime.pass());
    }
    expect(deploysOf(vessel.aws, before)).toEqual([]);
  });

  it('is left alone by the controller for hours, which heals everything else meanwhile', async () => {
    const vessel = controlledShip(fleet());
    await vessel.aws.clock.until(() => vessel.controller.board.lastPassAt !== undefined);
    await vessel.aws.clock.advance(10 * minute);
    vessel.write('task-definition.yaml', fleet(crashing)['task-definition.yaml']);
    await vessel.aws.clock.advance(6 * 60 * minute);
    expect(deploysOf(vessel.aws)).toEqual(['web:2']);
    expect(vessel.controller.board.entry('Service/web')?.status.health.status).toBe('Degraded');
    await vessel.stop();
  });
});

describe('a first deployment that fails', () => {
  it('is not started again and again: there is nothing to roll back to', async () => {
    const vessel = ship(fleet(crashing));
    await vessel.drive(vessel.runtime.pass());
    for (let hours = 0; hours < 3; hours++) {
      await vessel.aws.clock.advance(60 * minute);
      await vessel.drive(vessel.runtime.pass());
    }
    expect(deploysOf(vessel.aws)).toEqual([]);
    const { resources } = await vessel.drive(vessel.runtime.plan());
    expect(resources.find(({ id }) => id === 'Service/web')?.health.status).toBe('Degraded');
  });

  it('is followed by the next one when the manifest is mended', async () => {
    const vessel = ship(fleet(crashing));
    await vessel.drive(vessel.runtime.pass());
    await vessel.aws.clock.advance(60 * minute);
    vessel.source.files = fleet();
    await sail(vessel);
    expect(deploysOf(vessel.aws)).toEqual(['web:2']);
  });
});

describe('an image that does not exist', () => {
  const missing = { image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/demo/web:v9' };

  it('is rolled back like any failure, and keeps nothing else waiting', async () => {
    const vessel = await afterRollBack(fleet(missing));
    vessel.source.files = { ...vessel.source.files, 'logs.yaml': manifest('LogGroup', 'new') };
    const { outcomes } = await vessel.drive(vessel.runtime.pass());
    expect(outcomes.get('LogGroup/new')?.result).toBe('applied');
    expect(await stepOfService(vessel)).toBe('Service/web update RolledBack');
  });

  it('of a service without a circuit breaker is shown, not fought', async () => {
    const vessel = ship(fleet(missing, { deploymentConfiguration: {} }));
    await vessel.drive(vessel.runtime.pass());
    await vessel.aws.clock.advance(30 * minute);
    const { resources } = await vessel.drive(vessel.runtime.pass());
    const service = resources.find(({ id }) => id === 'Service/web');
    expect(service).toMatchObject({ sync: 'Synced', health: { status: 'Progressing' } });
    expect(deploysOf(vessel.aws)).toEqual([]);
  });
});
