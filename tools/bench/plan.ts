import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { link } from '../../src/engine/link.ts';
import { observe } from '../../src/engine/observe.ts';
import { validate } from '../../src/engine/validate.ts';
import type { Pass } from '../../src/model/pass.ts';
import { atMost, type Figure, plain, quantile } from './figure.ts';
import { launchFleet } from './fleet.ts';
import { manifestCount, withFleet } from './manifests.ts';
import type { PlanCost } from './plan-once.ts';
import { registry, settings } from './registry.ts';
import { freshPorts } from './world.ts';

const runs = 3;
const seconds = { name: 's', digits: 2 };
const megabytes = { name: 'MiB' };

/** What it costs to read, check, link and plan, in a process that does nothing else. */
export async function plan(): Promise<Figure[]> {
  const examples = await observedExamples();
  return [
    ...(await figuresOf(examples, { services: 1000, limitSeconds: 1.5, limitMegabytes: 150 })),
    ...(await figuresOf(examples, { services: 10_000, limitSeconds: 15, limitMegabytes: 400 })),
  ];
}

interface Size {
  readonly services: number;
  readonly limitSeconds: number;
  readonly limitMegabytes: number;
}

function figuresOf(examples: string, { services, limitSeconds, limitMegabytes }: Size): Promise<Figure[]> {
  return withFleet({ services }, async (folder) => {
    const examplesFile = join(folder, '.examples');
    writeFileSync(examplesFile, examples);
    const costs = Array.from({ length: runs }, () => costOf(folder, examplesFile));
    const median = (value: (cost: PlanCost) => number) => quantile(costs.map(value), 0.5);
    const inSeconds = (name: string, value: (cost: PlanCost) => number) => plain(name, median(value) / 1000, seconds);
    const title = `${manifestCount(services).toLocaleString('en')} manifests`;
    return [
      atMost(`${title}: from files to plan, main thread`, median(totalMs) / 1000, limitSeconds, seconds),
      inSeconds('… read and parse', ({ readMs }) => readMs),
      inSeconds('… validate', ({ validateMs }) => validateMs),
      inSeconds('… link', ({ linkMs }) => linkMs),
      inSeconds('… plan and report', ({ planMs }) => planMs),
      inSeconds('… all of it, all threads', ({ allThreadsMs }) => allThreadsMs),
      atMost(
        '… largest memory of the process',
        median(({ maxRssMegabytes }) => maxRssMegabytes),
        limitMegabytes,
        megabytes,
      ),
    ];
  });
}

function totalMs({ readMs, validateMs, linkMs, planMs }: PlanCost): number {
  return readMs + validateMs + linkMs + planMs;
}

function costOf(folder: string, examplesFile: string): PlanCost {
  const child = fileURLToPath(new URL('plan-once.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [child, folder, examplesFile], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`planning failed: ${stderr}`);
  return JSON.parse(stdout) as PlanCost;
}

/** What AWS answers about one service, its task definition and its cluster, as JSON text. */
async function observedExamples(): Promise<string> {
  const { aws, clock, source, stop } = await launchFleet(1);
  await stop();
  const ports = freshPorts(source, aws);
  const place = await clock.drive(ports.cloud.place());
  const pass: Pass = { registry, owner: settings.owner, place, policy, dryRun: true };
  const graph = link(validate(await source.read(), registry), pass);
  const { live } = await clock.drive(observe(graph, ports, pass));
  return JSON.stringify({ place, live: [...live] });
}

const policy = { prune: false, pruneConfirmed: false, backingOff: new Map(), nowMs: 0 };
