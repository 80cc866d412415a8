import {
  DeleteClusterCommand,
  DeleteServiceCommand,
  type DeleteServiceCommandInput,
  ListServicesCommand,
} from '@aws-sdk/client-ecs';
import { describe, expect, test } from 'vitest';
import { fargateWorld, refusal } from './fargate-world.ts';

async function world(desiredCount = 1) {
  const aws = await fargateWorld();
  await aws.create({ desiredCount });
  await aws.clock.advance(60_000);
  const remove = (input: Partial<DeleteServiceCommandInput> = {}) =>
    aws.ecs.send(new DeleteServiceCommand({ cluster: 'main', service: 'web', ...input }));
  return { ...aws, remove };
}

describe('DeleteService', () => {
  test('refuses a service that is scaled above 0 unless it is forced', async () => {
    const { remove } = await world();
    expect(await refusal(remove())).toBe(
      'InvalidParameterException: The service cannot be stopped while it is scaled above 0.',
    );
    expect((await remove({ force: true })).service).toMatchObject({ status: 'DRAINING', desiredCount: 0 });
  });

  test('refuses while an older deployment still has tasks', async () => {
    const { remove, register, update, clock } = await world();
    await register();
    await update({ taskDefinition: 'app:2', desiredCount: 0 });
    await clock.advance(15_000);
    expect(await refusal(remove())).toBe(
      'InvalidParameterException: The service cannot be stopped while deployments are active.',
    );
    await clock.advance(60_000);
    expect((await remove()).service?.status).toBe('DRAINING');
  });

  test('answers with the older form of a service', async () => {
    const { remove } = await world(0);
    const { service } = await remove();
    expect(service?.deploymentConfiguration).toEqual({
      ...{ maximumPercent: 200, minimumHealthyPercent: 100, strategy: 'ROLLING' },
      deploymentCircuitBreaker: { enable: false, rollback: false },
    });
    expect(service).not.toHaveProperty('currentServiceRevisions');
  });

  test('answers DRAINING again when it is repeated, and not found once it is over', async () => {
    const { remove, clock } = await world();
    await remove({ force: true });
    await clock.advance(5_000);
    expect((await remove()).service?.status).toBe('DRAINING');
    await clock.advance(120_000);
    expect(await refusal(remove())).toMatch(/^ServiceNotFoundException: /);
  });

  test('does not know a service that never was', async () => {
    const { remove } = await world();
    expect(await refusal(remove({ service: 'none' }))).toMatch(/^ServiceNotFoundException: /);
    expect(await refusal(remove({ cluster: 'none' }))).toBe('ClusterNotFoundException: Cluster not found.');
  });

  test('drains for more than a minute and leaves a tombstone without events and tasks', async () => {
    const { remove, clock, look, tasks, update, ecs } = await world(2);
    await remove({ force: true });
    expect((await ecs.send(new ListServicesCommand({ cluster: 'main' }))).serviceArns).toEqual([]);
    expect(await refusal(update({ desiredCount: 1 }))).toBe('ServiceNotActiveException: Service was not ACTIVE.');
    await clock.advance(30_000);
    expect(await look()).toMatchObject({ status: 'DRAINING', runningCount: 0, desiredCount: 0 });
    expect(await tasks()).toEqual([]);
    expect(await refusal(ecs.send(new DeleteClusterCommand({ cluster: 'main' })))).toBe(
      'ClusterContainsServicesException: The Cluster cannot be deleted while Services are active.',
    );
    await clock.advance(29_000);
    expect((await look()).status).toBe('DRAINING');
    await clock.advance(30_000);
    expect(await look()).toMatchObject({
      ...{ status: 'INACTIVE', events: [], desiredCount: 0 },
      deployments: [{ status: 'PRIMARY', rolloutState: 'COMPLETED', desiredCount: 0 }],
    });
    expect((await ecs.send(new DeleteClusterCommand({ cluster: 'main' }))).cluster?.status).toBe('INACTIVE');
  });
});
