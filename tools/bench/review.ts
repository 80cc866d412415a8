import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { atMost, ensure, type Figure, plain, quantile, skipped } from './figure.ts';
import { fileOf, manifestCount, serviceName, withFleet } from './manifests.ts';
import { root } from './registry.ts';

const runs = 5;
const services = 150;
const few = 15;
const main = fileURLToPath(new URL('dist/src/main.js', root));

/** How long a pull request waits for its plan: the built command as a process, against a simulator that listens. */
export async function review(): Promise<Figure[]> {
  const name = `evenkeel plan, ${manifestCount(services)} manifests, ${few} services change (median of ${runs})`;
  if (!existsSync(main)) return [skipped(name, 'dist/src/main.js is not there')];
  // AWS's budgets make creating them take minutes, and none of that is measured.
  const simulator = spawn(process.execPath, [main, 'sim', '--port', '0', '--no-limits', '--speed', '100x']);
  try {
    const endpoint = await addressOf(simulator);
    return await withFleet({ services }, async (folder) => {
      evenkeel(['apply', folder, '--auto-approve', '--no-wait', '-q'], endpoint);
      const measured = (from: number, to: number) => {
        for (let index = from; index <= to; index++) edit(fileOf(folder, serviceName(index)));
        const times = Array.from({ length: runs }, () => evenkeel(['plan', folder, '-o', 'markdown'], endpoint));
        return quantile(times, 0.5);
      };
      return [
        atMost(name, measured(1, few), 3_000, { name: 'ms' }),
        // What differs in a task definition takes a call for each, and AWS lets 20 of them a second through.
        plain(`… all ${services} change`, measured(few + 1, services), { name: 'ms' }),
      ];
    });
  } finally {
    simulator.kill();
  }
}

function addressOf({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((found) => {
    let text = '';
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (chunk) => {
        text += chunk;
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
        if (address) found(address);
      });
    }
  });
}

function edit(file: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace('nginx:1.29', 'nginx:1.30'));
}

/** Milliseconds from the start of the process to its end. */
function evenkeel(words: readonly string[], endpoint: string): number {
  const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'eu-west-1' };
  const env = { PATH: process.env.PATH, AWS_ENDPOINT_URL: endpoint, ...credentials };
  const startedMs = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: 'utf8', env });
  const durationMs = performance.now() - startedMs;
  ensure(status === 0, `evenkeel ${words[0]} ended with ${status}: ${stderr}`);
  return durationMs;
}
