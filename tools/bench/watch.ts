import { writeFileSync } from 'node:fs';
import { createController } from '../../src/controller/controller.ts';
import { createRuntime } from '../../src/controller/runtime.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import { realClock } from '../../src/lib/clock.ts';
import { VirtualClock } from '../../src/lib/virtual-clock.ts';
import type { Event } from '../../src/model/event.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { watchFolder } from '../../src/source/watch.ts';
import { atMost, ensure, type Figure, plain, quantile } from './figure.ts';
import { fileOf, serviceManifests, serviceName, withFleet } from './manifests.ts';
import { registry, settings } from './registry.ts';
import { freshPorts, readOnce, type SimulatedAws, simulatedAws } from './world.ts';

const services = 1000;
const changes = 100;
const desiredCount = 0;

/** How long a changed file waits for AWS to hear of it, with real files, on the real clock. */
export function watch(): Promise<Figure[]> {
  return withFleet({ services, desiredCount }, async (folder) => {
    const aws = simulatedAws(realClock(), false);
    await createAll(folder, aws);
    const waits = await watched(folder, aws);
    const unit = { name: 'ms' };
    return [
      atMost(`file write to first AWS call, 1,000 services: p99 of ${changes}`, quantile(waits, 0.99), 1000, unit),
      plain('… median', quantile(waits, 0.5), unit),
    ];
  });
}

/** On a virtual clock of evenkeel's own, so that its budgets take no real time. */
async function createAll(folder: string, aws: SimulatedAws): Promise<void> {
  const clock = new VirtualClock();
  const runtime = createRuntime(freshPorts(await readOnce(folder), aws, clock), registry, settings);
  const { outcomes } = await clock.drive(runtime.pass());
  ensure(
    [...outcomes.values()].every(({ result }) => result === 'applied'),
    'the services could not be created',
  );
}

async function watched(folder: string, aws: SimulatedAws): Promise<number[]> {
  const clock = realClock();
  const passes = passesOf(aws);
  const controller = createController({
    ports: freshPorts(folderSource({ paths: [folder], variables: new Map() }), aws),
    registry,
    settings,
    random: seededRandom(11),
    listen: passes.hear,
    watch: (onHint) => watchFolder(() => [folder], onHint, clock),
  });
  const stopping = new AbortController();
  const done = controller.run(stopping.signal);
  await passes.next('start');
  const waits: number[] = [];
  for (let change = 1; change <= changes; change++) {
    const startedAt = clock.now();
    const name = serviceName(1 + ((change * 7) % services));
    writeFileSync(fileOf(folder, name), serviceManifests(name, { desiredCount, maximumPercent: 200 + change }));
    const { applied, firstCallAt } = await passes.next('change');
    ensure(applied === 1, `a changed file led to ${applied} changes`);
    waits.push(firstCallAt - startedAt);
  }
  stopping.abort();
  await done;
  return waits;
}

/** A pass that has finished. */
interface PassSeen {
  readonly applied: number;
  readonly firstCallAt: number;
}

/** Follows the controller's passes by their events; looks at what is still moving come in between. */
function passesOf({ calls }: SimulatedAws) {
  const waiting = new Map<string, (pass: PassSeen) => void>();
  let because = '';
  let callsBefore = 0;
  return {
    hear(event: Event): void {
      if (event.type === 'PassStarted') {
        because = event.because;
        callsBefore = calls.length;
      } else if (event.type === 'PassFinished') {
        waiting.get(because)?.({ applied: event.changes, firstCallAt: calls[callsBefore]?.at ?? Number.NaN });
      }
    },
    next: (reason: string) => new Promise<PassSeen>((resolve) => waiting.set(reason, resolve)),
  };
}
