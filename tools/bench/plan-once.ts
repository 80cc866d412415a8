import { existsSync, readFileSync } from 'node:fs';
import { connectCloud } from '../../src/aws/cloud.ts';
import { gate } from '../../src/engine/gate.ts';
import type { Graph } from '../../src/engine/graph.ts';
import { link } from '../../src/engine/link.ts';
import type { Observations } from '../../src/engine/observe.ts';
import { plan } from '../../src/engine/plan.ts';
import { report } from '../../src/engine/report.ts';
import { validate } from '../../src/engine/validate.ts';
import { kinds } from '../../src/kinds/index.ts';
import { realClock } from '../../src/lib/clock.ts';
import type { Pass } from '../../src/model/pass.ts';
import type { Observed } from '../../src/model/provider.ts';
import { kindOf, nameOf, type Place, type ResourceId } from '../../src/model/resource.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { ensure } from './figure.ts';
import { registry, settings } from './registry.ts';

/** Processor time, in milliseconds, and the most memory that the process had. */
export interface PlanCost {
  /** Of the main thread: what one waits for when nothing else runs. */
  readonly readMs: number;
  readonly validateMs: number;
  readonly linkMs: number;
  readonly planMs: number;
  /** Of all threads, for the same work: with the compiler's and the garbage collector's. */
  readonly allThreadsMs: number;
  readonly maxRssMegabytes: number;
}

interface Examples {
  readonly place: Place;
  readonly live: readonly [ResourceId, Observed][];
}

const [folder = '', examplesFile = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await planOnce(folder, JSON.parse(readFileSync(examplesFile, 'utf8')))));

async function planOnce(folder: string, { place, live }: Examples): Promise<PlanCost> {
  await loadClients();
  const policy = { prune: false, pruneConfirmed: false, backingOff: new Map(), nowMs: 0 };
  const pass: Pass = { registry, owner: settings.owner, place, policy, dryRun: true };
  const lap = stopwatch(mainThreadMs);
  const lapOfAll = stopwatch(allThreadsMs);
  const snapshot = await folderSource({ paths: [folder], variables: new Map() }).read();
  const readMs = lap();
  const validated = validate(snapshot, registry);
  const validateMs = lap();
  const graph = link(validated, pass);
  const linkMs = lap();
  const upToLinkMs = lapOfAll();
  const observed = observationsLike(live, graph);
  lap();
  lapOfAll();
  const planned = gate(plan(graph, observed, { rejected: validated.rejected, pass }), pass.policy);
  const { resources } = report(planned, [], 0);
  const planMs = lap();
  const threadsMs = upToLinkMs + lapOfAll();
  const isRight = resources.length === snapshot.documents.length && resources.every(({ sync }) => sync === 'Synced');
  ensure(isRight && resources.length > 1, 'the plan is not the one of a fleet that is as it should be');
  const maxRssMegabytes = process.resourceUsage().maxRSS / 1024;
  return { readMs, validateMs, linkMs, planMs, allThreadsMs: threadsMs, maxRssMegabytes };
}

/** A process that plans has the AWS clients in its memory, although nothing is asked of them here. */
async function loadClients(): Promise<void> {
  const cloud = connectCloud({ kinds, owner: settings.owner, clock: realClock(), random: () => 0, emit: () => {} });
  await Promise.all([...kinds.keys()].map(cloud.provider));
}

/** The milliseconds that a clock has advanced since the last call. */
function stopwatch(now: () => number): () => number {
  let before = now();
  return () => {
    const started = before;
    before = now();
    return before - started;
  };
}

function allThreadsMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Only Linux tells one thread's time. */
function mainThreadMs(): number {
  const file = `/proc/self/task/${process.pid}/schedstat`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : allThreadsMs();
}

/** What AWS would answer about every node, after the examples: an answer differs from the next in names and in tags. */
function observationsLike(examples: Examples['live'], { nodes }: Graph): Observations {
  const texts = new Map(
    examples.map(([id, observed]) => [kindOf(id), { name: nameOf(id), text: JSON.stringify(observed) }]),
  );
  const live = [...nodes.values()].map(({ id, kind, desired }): [ResourceId, Observed] => {
    const { name, text } = texts.get(kind.name) ?? { name: '', text: '{}' };
    const observed = JSON.parse(text.replaceAll(name, nameOf(id))) as Observed;
    // A revision is known by its hash, and is not read.
    const spec = kind.onChange === 'revise' ? desired.spec : observed.spec;
    // What a service runs is what its deployment brought: one object, as the provider gives it.
    const deployments = observed.deployments?.map((deployment) => ({ ...deployment, content: spec }));
    return [id, { ...observed, spec, tags: desired.tags, ...(deployments ? { deployments } : {}) }];
  });
  return { live: new Map(live), orphans: [], failures: new Map(), indexed: [], owned: live.length };
}
