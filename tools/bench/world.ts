import { connectCloud } from '../../src/aws/cloud.ts';
import { validate } from '../../src/engine/validate.ts';
import { kinds } from '../../src/kinds/index.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { Listener } from '../../src/model/event.ts';
import type { Ports, Source } from '../../src/model/ports.ts';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import { type Call, Simulator } from '../../src/simulator/simulator.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { ensure } from './figure.ts';
import { registry, settings } from './registry.ts';

/** A simulated AWS, and every call that it answered. */
export interface SimulatedAws {
  readonly simulator: Simulator;
  readonly calls: Call[];
}

/** An empty simulated AWS that enforces its request budgets unless told otherwise. */
export function simulatedAws(clock: Clock, limits = true): SimulatedAws {
  const calls: Call[] = [];
  return { simulator: new Simulator({ clock, limits, onCall: (call) => calls.push(call) }), calls };
}

/** What evenkeel needs for a pass, as in a process that has just started: it remembers no earlier pass. */
export function freshPorts(source: Source, { simulator }: SimulatedAws, clock = simulator.world.clock): Ports {
  const emit: Listener = () => {};
  const cloud = connectCloud({
    kinds,
    owner: settings.owner,
    clock,
    random: seededRandom(7),
    emit,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
    requestHandler: requestHandler(simulator),
  });
  return { source, cloud, clock, emit };
}

/** A source of what a folder holds now: on a virtual clock, time must not pass while the disk is read. */
export async function readOnce(folder: string): Promise<Source> {
  const snapshot = await folderSource({ paths: [folder], variables: new Map() }).read();
  const { problems } = validate(snapshot, registry).rejected;
  ensure(problems.length === 0, `the manifests have ${problems.length} problems: ${problems[0]?.message}`);
  return { read: async () => snapshot };
}

/** True for calls that change something. */
export function isWrite({ operation }: Call): boolean {
  return !/^(Describe|List|Get|BatchGet)/.test(operation);
}
