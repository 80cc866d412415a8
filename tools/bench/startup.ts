import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { atMost, ensure, type Figure, quantile, skipped } from './figure.ts';
import { root } from './registry.ts';

const runs = 9;
const main = fileURLToPath(new URL('dist/src/main.js', root));

/** How long the commands take that a person waits for most. */
export async function startup(): Promise<Figure[]> {
  return [command(['version'], 200), command(['validate', 'manifests/'], 600)];
}

function command(words: readonly string[], limitMs: number): Figure {
  const name = `evenkeel ${words.join(' ')}`;
  if (!existsSync(main)) return skipped(name, 'dist/src/main.js is not there');
  const times = Array.from({ length: runs }, () => timeOf(words));
  return atMost(`${name} (median of ${runs})`, quantile(times, 0.5), limitMs, { name: 'ms' });
}

function timeOf(words: readonly string[]): number {
  const startedMs = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [main, ...words], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
  });
  const durationMs = performance.now() - startedMs;
  ensure(status === 0, `evenkeel ${words.join(' ')} ended with ${status}: ${stderr}`);
  return durationMs;
}
