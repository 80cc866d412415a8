import { ECSClient, UpdateServiceCommand } from '@aws-sdk/client-ecs';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import { atMost, ensure, type Figure } from './figure.ts';
import { type Fleet, launchFleet } from './fleet.ts';
import { serviceName } from './manifests.ts';
import { isWrite } from './world.ts';

const services = 100;
/** AWS lets this many services be changed per second. */
const modifyMs = 200;
/** Images that take so long are still pulled when the controller next looks at everything. */
const pullMs = 900_000;
/** Enough for every service to have been followed to its end. */
const rolloutMs = 2 * pullMs;

/** What it costs to follow a hundred services that somebody has had deployed all at once. */
export async function follow(): Promise<Figure[]> {
  const fleet = await launchFleet(services);
  const before = { follows: fleet.follows.length, calls: fleet.aws.calls.length };
  fleet.aws.simulator.world.fates.add({ fate: { startMs: pullMs } });
  await deployAll(fleet);
  await fleet.clock.advance(rolloutMs);
  await fleet.stop();
  const follows = fleet.follows.slice(before.follows);
  const largest = Math.max(...follows.map(({ resources }) => resources));
  const writes = fleet.aws.calls.slice(before.calls).filter(isWrite).length;
  ensure(largest === services, `at most ${largest} services were followed at once`);
  ensure(writes === services, `${writes - services} writes of a controller that had nothing to do`);
  const dearest = Math.max(...follows.map(({ resources, calls }) => calls / Math.ceil(resources / 10)));
  return [
    atMost('100 services that roll at once: calls of one look per 10 services', dearest, 2, { name: '', digits: 1 }),
  ];
}

async function deployAll({ aws, clock }: Fleet): Promise<void> {
  const ecs = new ECSClient({
    region: 'eu-west-1',
    credentials: { accessKeyId: 'somebody', secretAccessKey: 'else' },
    requestHandler: requestHandler(aws.simulator),
  });
  for (let index = 1; index <= services; index++) {
    const command = { cluster: 'fleet', service: serviceName(index), forceNewDeployment: true };
    await clock.drive(ecs.send(new UpdateServiceCommand(command)));
    await clock.advance(modifyMs);
  }
}
