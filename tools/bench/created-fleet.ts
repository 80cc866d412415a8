import { createController } from '../../src/controller/controller.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { Source } from '../../src/model/ports.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { ensure } from './figure.ts';
import { withFleet } from './manifests.ts';
import { freshPorts, registry, type SimulatedAws, settings, simulatedAws } from './world.ts';

/** A world in which a controller brought so many services to life, one cluster and one task definition each. */
export interface CreatedFleet {
  readonly clock: VirtualClock;
  readonly aws: SimulatedAws;
  /** The manifests, read once: on a virtual clock a look at the disk would take no time and a lot of it. */
  readonly source: Source;
  /** Virtual milliseconds from the start to the last answer of a create call. */
  readonly createdMs: number;
  /** Virtual milliseconds from the start until the controller showed every resource as healthy. */
  readonly healthyMs: number;
  /** Real milliseconds for all of it. */
  readonly realMs: number;
}

/** Creates the fleet with the controller as it runs in production, on a virtual clock with AWS's budgets enforced. */
export async function createFleet(count: number): Promise<CreatedFleet> {
  const snapshot = await withFleet(count, (folder) => folderSource({ paths: [folder], variables: new Map() }).read());
  const startedReal = performance.now();
  const source = { read: async () => snapshot };
  const clock = new VirtualClock();
  const startedAt = clock.now();
  const aws = simulatedAws(clock);
  const ports = freshPorts(source, aws);
  let isDone = false;
  const controller = createController({
    ports,
    registry,
    settings,
    random: seededRandom(11),
    listen({ type }) {
      isDone ||= type === 'PassFinished' && isHealthy(controller.board.entries, 2 * count + 1);
    },
    watch: () => () => {},
  });
  const stopping = new AbortController();
  const done = controller.run(stopping.signal);
  await clock.until(() => isDone);
  const healthyMs = clock.now() - startedAt;
  stopping.abort();
  await clock.drive(done);
  const creates = aws.calls.filter(({ operation, error }) => createOperations.has(operation) && !error);
  ensure(creates.length === 2 * count + 1, `${creates.length} creates for ${2 * count + 1} resources`);
  const createdMs = Math.max(...creates.map(({ at }) => at)) - startedAt;
  return { clock, aws, source, createdMs, healthyMs, realMs: performance.now() - startedReal };
}

const createOperations = new Set(['CreateCluster', 'RegisterTaskDefinition', 'CreateService']);

interface Shown {
  readonly status: { readonly sync: string; readonly health: { readonly status: string } };
}

function isHealthy(entries: readonly Shown[], count: number): boolean {
  return (
    entries.length === count &&
    entries.every(({ status }) => status.sync === 'Synced' && status.health.status === 'Healthy')
  );
}
