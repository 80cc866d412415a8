import { createController } from '../../src/controller/controller.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { Source } from '../../src/model/ports.ts';
import { ensure } from './figure.ts';
import { manifestCount, withFleet } from './manifests.ts';
import { registry, settings } from './registry.ts';
import { freshPorts, isWrite, readOnce, type SimulatedAws, simulatedAws } from './world.ts';

/** A world in which a controller brought one cluster and so many services to life, each with its own task definition. */
export interface Fleet {
  readonly clock: VirtualClock;
  readonly aws: SimulatedAws;
  readonly source: Source;
  /** Virtual milliseconds from the start to the last create call. */
  readonly createdMs: number;
  /** Virtual milliseconds from the start until the controller showed every resource as healthy. */
  readonly healthyMs: number;
  /** The looks that the controller has taken so far at what is under way only. */
  readonly follows: readonly Follow[];
  /** Stops the controller. */
  readonly stop: () => Promise<void>;
}

/** A look at what is under way. */
export interface Follow {
  readonly resources: number;
  readonly calls: number;
}

/** Creates a fleet with the controller on a virtual clock, AWS's budgets enforced; the controller goes on running. */
export async function launchFleet(services: number): Promise<Fleet> {
  const source = await withFleet({ services }, readOnce);
  const clock = new VirtualClock();
  const startedAt = clock.now();
  const aws = simulatedAws(clock);
  const follows: Follow[] = [];
  let followed = 0;
  let isDone = false;
  const controller = createController({
    ports: freshPorts(source, aws),
    registry,
    settings,
    random: seededRandom(11),
    listen(event) {
      if (event.type === 'PassStarted') followed = event.because === 'follow-up' ? event.scope.length : 0;
      if (event.type !== 'PassFinished') return;
      if (followed > 0) follows.push({ resources: followed, calls: event.calls });
      isDone ||= areHealthy(controller.board.entries, manifestCount(services));
    },
    watch: () => () => {},
  });
  const stopping = new AbortController();
  const done = controller.run(stopping.signal);
  await clock.until(() => isDone);
  return {
    clock,
    aws,
    source,
    createdMs: lastWriteAt(aws, manifestCount(services)) - startedAt,
    healthyMs: clock.now() - startedAt,
    follows,
    stop() {
      stopping.abort();
      return clock.drive(done);
    },
  };
}

function lastWriteAt({ calls }: SimulatedAws, expected: number): number {
  const writes = calls.filter((call) => isWrite(call) && !call.error);
  ensure(writes.length === expected, `${writes.length} writes for ${expected} resources`);
  return Math.max(...writes.map(({ at }) => at));
}

interface Shown {
  readonly status: { readonly sync: string; readonly health: { readonly status: string } };
}

function areHealthy(entries: readonly Shown[], expected: number): boolean {
  return (
    entries.length === expected &&
    entries.every(({ status }) => status.sync === 'Synced' && status.health.status === 'Healthy')
  );
}

const services = 1000;
let launched: Promise<Fleet> | undefined;

/** A fleet of a thousand services whose controller has stopped; made once. */
export function thousandServices(): Promise<Fleet> {
  launched ??= launchFleet(services).then(async (fleet) => {
    await fleet.stop();
    return fleet;
  });
  return launched;
}
