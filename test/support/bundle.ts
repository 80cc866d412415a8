import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const tool = fileURLToPath(new URL('../../tools/bundle.mjs', import.meta.url));
const run = promisify(execFile);

/** Where a bundle is. */
export interface Bundle {
  /** The folder that a release has the bundle in, below `dist/action`: no packages anywhere above. */
  readonly release: string;
  readonly folder: string;
  readonly program: string;
  readonly remove: () => void;
}

/** Bundles the program as it is now. */
export async function bundled(): Promise<Bundle> {
  const release = mkdtempSync(join(tmpdir(), 'evenkeel-release-'));
  const folder = join(release, 'dist', 'action');
  await run(process.execPath, [tool, folder]);
  const remove = () => rmSync(release, { recursive: true, force: true });
  return { release, folder, program: join(folder, 'evenkeel.mjs'), remove };
}

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program in a folder, with nothing of this process's environment but the way to other programs. */
export function runIn(
  folder: string,
  [file = '', ...args]: readonly string[],
  env: Record<string, string> = {},
): Promise<Ended> {
  const environment = { PATH: process.env.PATH, HOME: '/nonexistent', ...env };
  return new Promise((resolve) => {
    execFile(file, args, { cwd: folder, env: environment }, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}
