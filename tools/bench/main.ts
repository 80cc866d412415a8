import { cpus, loadavg } from 'node:os';
import { silenceSdk } from '../../src/config.ts';
import { clockSpeed } from './clock-speed.ts';
import { create } from './create.ts';
import type { Benchmark, Figure } from './figure.ts';
import { follow } from './follow.ts';
import { freshClone } from './fresh-clone.ts';
import { noop } from './noop.ts';
import { plan } from './plan.ts';
import { review } from './review.ts';
import { startup } from './startup.ts';
import { watch } from './watch.ts';

/** The heavy ones last: what they leave on the heap must not slow the others down. */
const benchmarks: ReadonlyMap<string, Benchmark> = new Map([
  ['startup', startup],
  ['review', review],
  ['plan', plan],
  ['watch', watch],
  ['clock', clockSpeed],
  ['follow', follow],
  ['create', create],
  ['noop', noop],
  ['--fresh-clone', freshClone],
]);

silenceSdk();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benchmarks.has(name));
if (unknown.length > 0) {
  process.stderr.write(`there is no benchmark ${unknown.join(', ')}; there are ${[...benchmarks.keys()].join(', ')}\n`);
  process.exitCode = 2;
} else {
  await measure(chosen(asked));
}

/** Everything, unless some are named; a fresh clone only when asked for, since it installs. */
function chosen(names: readonly string[]): Benchmark[] {
  const isAll = names.every((name) => name.startsWith('--'));
  return [...benchmarks]
    .filter(([name]) => names.includes(name) || (isAll && !name.startsWith('--')))
    .map(([, benchmark]) => benchmark);
}

async function measure(chosenOnes: readonly Benchmark[]): Promise<void> {
  const { length: cores } = cpus();
  print(`${cores} cores (${cpus()[0]?.model}), load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}\n`);
  print(row({ name: 'figure', measured: 'measured', target: 'target', isMet: undefined }));
  for (const benchmark of chosenOnes) for (const figure of await benchmark()) print(row(figure));
}

function row({ name, measured, target, isMet }: Figure): string {
  const verdict = isMet === undefined ? '' : isMet ? 'ok' : 'MISSED';
  return `${name.padEnd(70)} ${measured.padStart(12)}  ${target.padEnd(12)}  ${verdict}`.trimEnd();
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
