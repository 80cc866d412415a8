import { readFileSync } from 'node:fs';
import { connectCloud } from '../../src/aws/cloud.ts';
import type { Settings } from '../../src/controller/settings.ts';
import { kinds } from '../../src/kinds/index.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import type { Clock } from '../../src/lib/clock.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Listener } from '../../src/model/event.ts';
import type { Registry } from '../../src/model/kind.ts';
import type { Ports, Source } from '../../src/model/ports.ts';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import { type Call, Simulator } from '../../src/simulator/simulator.ts';

/** The checkout's root: compiled, this file is three folders deeper. */
export const root = new URL('../../../', import.meta.url);

/** As after a plain start without flags. */
export const settings: Settings = { owner: 'evenkeel', intervalMs: 60_000, dryRun: false, prune: false };

const schemas = new Map<string, JsonObject>();

/** The kinds with their generated schemas. */
export const registry: Registry = { kinds, schema: (kind) => schemas.get(kind) ?? readSchema(kind) };

function readSchema(kind: string): JsonObject {
  const name = kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  const schema = JSON.parse(readFileSync(new URL(`schemas/${name}.schema.json`, root), 'utf8')) as JsonObject;
  schemas.set(kind, schema);
  return schema;
}

/** A simulated AWS that enforces its request budgets, and every call that it answered. */
export interface SimulatedAws {
  readonly simulator: Simulator;
  readonly calls: Call[];
}

/** An empty simulated AWS. */
export function simulatedAws(clock: Clock): SimulatedAws {
  const calls: Call[] = [];
  return { simulator: new Simulator({ clock, onCall: (call) => calls.push(call) }), calls };
}

/** What evenkeel needs for a pass, as in a process that has just started: no connection and no memory of earlier passes. */
export function freshPorts(source: Source, { simulator }: SimulatedAws, emit: Listener = () => {}): Ports {
  const { clock } = simulator.world;
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

/** True for calls that change something. */
export function isWrite({ operation }: Pick<Call, 'operation'>): boolean {
  return !/^(Describe|List|Get|BatchGet)/.test(operation);
}
