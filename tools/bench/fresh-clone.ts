import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atMost, ensure, type Figure, skipped } from './figure.ts';
import { root } from './registry.ts';

const name = 'npm run demo -- --once in a fresh clone';

/** How long somebody waits who has just cloned the repository; installs from the registry. */
export async function freshClone(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-clone-'));
  try {
    run('git', ['clone', '--quiet', '--depth', '1', `file://${fileURLToPath(root)}`, folder], tmpdir());
    if (!existsSync(join(folder, 'src', 'main.ts'))) return [skipped(name, 'src/main.ts is not committed')];
    const startedMs = performance.now();
    run('npm', ['run', 'demo', '--', '--once'], folder);
    return [atMost(name, (performance.now() - startedMs) / 1000, 90, { name: 's', digits: 1 })];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, words: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' });
  ensure(status === 0, `${command} ${words.join(' ')} ended with ${status}: ${stdout}${stderr}`);
}
