import { readFileSync } from 'node:fs';
import { gate } from '../../src/engine/gate.ts';
import type { Graph } from '../../src/engine/graph.ts';
import { link } from '../../src/engine/link.ts';
import type { Observations } from '../../src/engine/observe.ts';
import { plan } from '../../src/engine/plan.ts';
import { report } from '../../src/engine/report.ts';
import { validate } from '../../src/engine/validate.ts';
import type { Pass } from '../../src/model/pass.ts';
import type { Observed } from '../../src/model/provider.ts';
import { kindOf, nameOf, type Place, type ResourceId } from '../../src/model/resource.ts';
import { folderSource } from '../../src/source/folder-source.ts';
import { ensure } from './figure.ts';
import { registry, settings } from './world.ts';

/** Milliseconds of processor time, and the most memory that the process had. */
export interface PlanCost {
  readonly readMs: number;
  readonly validateMs: number;
  readonly linkMs: number;
  readonly planMs: number;
  readonly maxRssMegabytes: number;
}

interface Examples {
  readonly place: Place;
  readonly live: readonly [ResourceId, Observed][];
}

const [folder = '', examplesFile = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await planOnce(folder, JSON.parse(readFileSync(examplesFile, 'utf8')))));

async function planOnce(folder: string, { place, live }: Examples): Promise<PlanCost> {
  const policy = { prune: false, pruneConfirmed: false, backingOff: new Map() };
  const pass: Pass = { registry, owner: settings.owner, place, policy, dryRun: true };
  const lap = stopwatch();
  const snapshot = await folderSource({ paths: [folder], variables: new Map() }).read();
  const readMs = lap();
  const validated = validate(snapshot, registry);
  const validateMs = lap();
  const graph = link(validated, pass);
  const linkMs = lap();
  const observed = observationsLike(live, graph);
  lap();
  const planned = gate(plan(graph, observed, { rejected: validated.rejected, pass }), pass.policy);
  const { resources } = report(planned, [], 0);
  const planMs = lap();
  const isRight = resources.length === snapshot.documents.length && resources.every(({ sync }) => sync === 'Synced');
  ensure(isRight && resources.length > 1, 'the plan is not the one of a fleet that is as it should be');
  return { readMs, validateMs, linkMs, planMs, maxRssMegabytes: process.resourceUsage().maxRSS / 1024 };
}

/** Milliseconds of processor time since the last call: what others do on the machine does not count. */
function stopwatch(): () => number {
  let before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    return (user + system) / 1000;
  };
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
    return [id, { ...observed, spec, tags: desired.tags }];
  });
  return { live: new Map(live), orphans: [], failures: new Map(), owned: live.length };
}
