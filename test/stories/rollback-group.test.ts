import { DescribeServicesCommand, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { describe, expect, it } from 'vitest';
import { isWrite } from '../support/call-history.ts';
import { type ControlledShip, controlledShip } from '../support/controlled-ship.ts';
import { manifest, serviceSpec, taskDefinitionSpec } from '../support/manifests.ts';
import { ship } from '../support/ship.ts';

const minute = 60_000;
const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

/** Two services of one group, each with an image; `broken` makes its tasks crash. */
function shop(
  images: Record<'web' | 'api', string>,
  policy: object = { rollbackGroup: 'shop' },
): Record<string, string> {
  const files = Object.entries(images).map(([name, image]) => {
    const environment = image === 'broken' ? [{ name: 'EVENKEEL_SIM_EXIT', value: '1' }] : [];
    const container = { image: `public.ecr.aws/shop/${name}:${image}`, environment };
    const spec = serviceSpec({ taskDefinition: `ref:TaskDefinition/${name}`, deploymentConfiguration: breaker });
    return [
      name,
      [
        manifest('TaskDefinition', name, { spec: taskDefinitionSpec(container) }),
        manifest('Service', name, { spec, policy }),
      ].join('\n---\n'),
    ];
  });
  return {
    cluster: manifest('Cluster', 'demo', { spec: { capacityProviders: ['FARGATE'] } }),
    ...Object.fromEntries(files),
  };
}

async function settled(files: Record<string, string>): Promise<ControlledShip> {
  const vessel = controlledShip(files, { intervalMs: 5 * minute });
  await vessel.aws.clock.until(() => vessel.controller.board.lastPassAt !== undefined);
  await vessel.aws.clock.advance(15 * minute);
  return vessel;
}

/** A commit: its files and nothing else change, and time passes until everything has come to rest. */
async function commit(vessel: ControlledShip, name: string, files: Record<string, string>): Promise<void> {
  vessel.source.revision = name;
  vessel.source.files = files;
  vessel.hint();
  await vessel.aws.clock.advance(60 * minute);
}

async function running({ aws }: ControlledShip): Promise<(string | undefined)[]> {
  const { services = [] } = await aws.ecs.send(
    new DescribeServicesCommand({ cluster: 'demo', services: ['web', 'api'] }),
  );
  return services.map(({ taskDefinition }) => taskDefinition?.split('/').at(-1));
}

function statusOf({ controller }: ControlledShip, name: string) {
  const entry = controller.board.entry(`Service/${name}`);
  return {
    sync: entry?.status.sync,
    held: entry?.step.change.held?.message ?? entry?.step.change.withheld?.failure.message,
  };
}

describe('services of one rollback group', () => {
  it('go back together when the deployment of one of them fails', async () => {
    const vessel = await settled(shop({ web: '1', api: '1' }));
    await commit(vessel, 'two', shop({ web: '2', api: 'broken' }));
    expect(await running(vessel)).toEqual(['web:1', 'api:1']);
    expect(statusOf(vessel, 'web')).toEqual({
      sync: 'OutOfSync',
      held: expect.stringMatching(
        /^it goes with its rollback group: Service\/api was rolled back: \d tasks failed: app exit 1$/,
      ),
    });
    await vessel.stop();
  });

  it('stay there, whoever looks, and go on together once the manifests are mended', async () => {
    const vessel = await settled(shop({ web: '1', api: '1' }));
    await commit(vessel, 'two', shop({ web: '2', api: 'broken' }));
    const before = vessel.aws.calls.length;
    const restarted = ship(shop({ web: '2', api: 'broken' }), { aws: vessel.aws });
    await restarted.drive(restarted.runtime.pass());
    await vessel.aws.clock.advance(12 * 60 * minute);
    expect(vessel.aws.calls.slice(before).filter(isWrite)).toEqual([]);
    await commit(vessel, 'three', shop({ web: '2', api: '3' }));
    expect(await running(vessel)).toEqual(['web:2', 'api:3']);
    await vessel.stop();
  });

  it('go back to other content, past deployments that brought the same again, and once', async () => {
    const vessel = await settled(shop({ web: '1', api: '1' }));
    const late = { startMs: 5 * minute, exit: { code: 1, afterMs: 0 } };
    vessel.aws.simulator.world.fates.add({ image: '*/api:2', fate: late });
    vessel.source.revision = 'two';
    vessel.source.files = shop({ web: '2', api: '2' });
    vessel.hint();
    await vessel.aws.clock.advance(3 * minute);
    await vessel.aws.ecs.send(new UpdateServiceCommand({ cluster: 'demo', service: 'web', forceNewDeployment: true }));
    const before = vessel.aws.calls.length;
    await vessel.aws.clock.advance(4 * 60 * minute);
    expect(await running(vessel)).toEqual(['web:1', 'api:1']);
    const writes = vessel.aws.calls.slice(before).filter(isWrite);
    expect(writes.map(({ operation }) => operation)).toEqual(['UpdateService']);
    await vessel.stop();
  });

  it('are left alone where they did not change with it', async () => {
    const vessel = await settled(shop({ web: '1', api: '1' }));
    await commit(vessel, 'two', shop({ web: '2', api: '1' }));
    await commit(vessel, 'three', shop({ web: '2', api: 'broken' }));
    expect(await running(vessel)).toEqual(['web:2', 'api:1']);
    expect(statusOf(vessel, 'web')).toEqual({ sync: 'Synced', held: undefined });
    await vessel.stop();
  });
});

describe('services of no group', () => {
  it('go their own ways', async () => {
    const vessel = await settled(shop({ web: '1', api: '1' }, {}));
    await commit(vessel, 'two', shop({ web: '2', api: 'broken' }, {}));
    expect(await running(vessel)).toEqual(['web:2', 'api:1']);
    await vessel.stop();
  });
});
