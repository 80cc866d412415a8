import { execFile } from 'node:child_process';
import { lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stampOf } from './disk.ts';
import type { Root } from './listing.ts';

/** Names what was read: the commit's short hash, ` + working tree` when files differ from it, or a hash of the content. */
export type RevisionOf = (roots: readonly Root[], contentHash: string) => Promise<string>;

/** Runs git in a folder; undefined when it fails for any reason. */
export type Git = (folder: string, args: readonly string[]) => Promise<string | undefined>;

interface Known {
  readonly key: string;
  readonly revision: string;
  readonly gitFolder: string | undefined;
}

/** With these, nothing that a repository's configuration could start is started, and git writes nothing. */
export const globalArgs = [
  '--no-optional-locks',
  '--literal-pathspecs',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
];
const timeoutMs = 5000;
const maximumOutputBytes = 16 * 1_048_576;

/** Gives revisions; asks git only when the content or what git keeps beside it has changed. */
export function gitRevisions(git: Git = runGit): RevisionOf {
  let known: Known | undefined;
  return async (roots, contentHash) => {
    const reals = roots.map(({ real }) => real);
    const keyWith = (gitFolder: string | undefined) => [contentHash, ...reals, ...stampsOf(gitFolder)].join('\n');
    if (known?.key === keyWith(known?.gitFolder)) return known.revision;
    const head = await headOf(reals, git);
    const key = keyWith(head?.gitFolder);
    const commit = head && (await commitOf(head, reals, git));
    known = { key, gitFolder: head?.gitFolder, revision: commit ?? `sha256:${contentHash.slice(0, 12)}` };
    return known.revision;
  };
}

interface Head {
  readonly folder: string;
  readonly gitFolder: string;
  readonly commit: string;
}

async function headOf([first]: readonly string[], git: Git): Promise<Head | undefined> {
  if (first === undefined) return undefined;
  const folder = folderOf(first);
  const answer = await git(folder, ['rev-parse', '--absolute-git-dir', '--short', 'HEAD']);
  const [gitFolder, commit] = answer?.trim().split('\n') ?? [];
  return gitFolder && commit ? { folder, gitFolder, commit } : undefined;
}

async function commitOf({ folder, commit }: Head, reals: readonly string[], git: Git): Promise<string | undefined> {
  const status = await git(folder, [
    'status',
    '--porcelain',
    '--untracked-files=normal',
    '--end-of-options',
    '--',
    ...reals,
  ]);
  if (status === undefined) return undefined;
  return status === '' ? commit : `${commit} + working tree`;
}

/** The folder that a path is, or is in. */
export function folderOf(real: string): string {
  try {
    return lstatSync(real).isDirectory() ? real : dirname(real);
  } catch {
    return dirname(real);
  }
}

/** A commit changes one of these even where it leaves the content as it is. */
function stampsOf(gitFolder: string | undefined): string[] {
  if (gitFolder === undefined) return [];
  return ['HEAD', 'index', 'logs/HEAD'].map((name) => {
    const stats = statSync(join(gitFolder, name), { throwIfNoEntry: false });
    return stats ? stampOf(stats) : '';
  });
}

/** Runs git itself, for at most five seconds. */
export function runGit(folder: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { timeout: timeoutMs, maxBuffer: maximumOutputBytes, windowsHide: true };
    execFile('git', [...globalArgs, '-C', folder, ...args], options, (error, output) =>
      resolve(error ? undefined : output),
    );
  });
}
