import { readFileSync } from 'node:fs';
import { connectCloud } from '../../src/aws/cloud.ts';
import { permissions } from '../../src/aws/permissions.ts';
import { createRuntime, type Runtime } from '../../src/controller/runtime.ts';
import type { Settings } from '../../src/controller/settings.ts';
import { kinds } from '../../src/kinds/index.ts';
import { seededRandom } from '../../src/lib/backoff.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import type { Event } from '../../src/model/event.ts';
import type { PolicyDocument } from '../../src/model/iam-policy.ts';
import type { Registry } from '../../src/model/kind.ts';
import type { Ports } from '../../src/model/ports.ts';
import { requestHandler } from '../../src/simulator/request-handler.ts';
import type { Call } from '../../src/simulator/simulator.ts';
import { type MemorySource, memorySource } from './memory-source.ts';
import { type Licence, ownPolicies } from './own-policies.ts';
import { type SimulatedAws, simulatedAws } from './simulated-aws.ts';

const schemas = new Map<string, JsonObject>();

/** The real registry with the generated schemas. */
export const registry: Registry = {
  kinds,
  permissions,
  schema(kind) {
    const name = kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
    const schema =
      schemas.get(kind) ??
      JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8'));
    schemas.set(kind, schema);
    return schema;
  },
};

/** evenkeel and the simulated AWS on one virtual clock. */
export interface Ship {
  readonly aws: SimulatedAws;
  readonly source: MemorySource;
  readonly runtime: Runtime;
  readonly ports: Ports;
  readonly events: Event[];
  /** Runs work to its end on the virtual clock. */
  readonly drive: <T>(work: Promise<T>) => Promise<T>;
  /** The calls that this ship made, unlike those of a test that plays somebody else. */
  readonly ownCalls: () => Call[];
}

/** What a ship is built with besides its manifests. */
export interface ShipOptions extends Partial<Settings> {
  /** A world that exists already, as after a restart. */
  readonly aws?: SimulatedAws;
  /** Stands between evenkeel and AWS; carries requests straight there when left out. */
  readonly carrier?: Carrier;
  /** What its IAM policies are made for, `apply` with `prune` when left out; or no policy restrains it. */
  readonly may?: readonly Licence[] | 'everything';
  /** What becomes of its policies before AWS gets them. */
  readonly edited?: (document: PolicyDocument) => PolicyDocument;
}

/** Takes requests to AWS. */
export type Carrier = ReturnType<typeof requestHandler>;

/** Builds evenkeel for the given manifests; AWS allows it exactly what the policies of all that it ever was given allow. */
export function ship(files: Record<string, string>, options: ShipOptions = {}): Ship {
  const {
    aws = simulatedAws(),
    carrier = requestHandler(aws.simulator),
    may = ['apply', 'prune'],
    edited,
    ...more
  } = options;
  const accessKeyId = may === 'everything' ? 'root' : `ship${aws.simulator.world.policies.size}`;
  const events: Event[] = [];
  const sent = new Set<string>();
  const emit = (event: Event) => events.push(event);
  const source = memorySource(files);
  const settings: Settings = { owner: 'evenkeel', intervalMs: 60_000, dryRun: false, prune: false, ...more };
  const cloud = connectCloud({
    kinds,
    owner: settings.owner,
    clock: aws.clock,
    random: seededRandom(7),
    emit,
    region: 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey: 'test' },
    requestHandler: noting(carrier, sent, () => allow()),
  });
  const ports: Ports = { source, cloud, clock: aws.clock, emit };
  const runtime = createRuntime(ports, registry, settings);
  // A test that counts or replaces the readings of the source means those of evenkeel.
  const asWritten = createRuntime({ ...ports, source: { read: source.read } }, registry, settings);
  const allow =
    may === 'everything'
      ? async () => {}
      : ownPolicies(aws, { accessKeyId, source, runtime: asWritten, may, ...(edited ? { edited } : {}) });
  const ownCalls = () => aws.calls.filter(({ invocationId = '' }) => sent.has(invocationId));
  return { aws, source, runtime, ports, events, drive: (work) => aws.clock.drive(work), ownCalls };
}

function noting({ handle }: Carrier, sent: Set<string>, allow: () => Promise<void>): Carrier {
  return {
    async handle(request, options) {
      await allow();
      sent.add(String(request.headers['amz-sdk-invocation-id']));
      return handle(request, options);
    },
  };
}
