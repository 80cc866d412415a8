import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { FailureError } from '../model/failure.ts';
import { isBelow, isManifestName } from './names.ts';
import { folderOf, globalArgs } from './revision.ts';

/** The manifests of a commit, laid out in a folder of their own. */
export interface CommitFiles {
  /** Where the given paths are in it. */
  readonly paths: readonly string[];
  /** The top of the repository in it. */
  readonly top: string;
  /** Where another path is in it, or would be. Throws BaseUnknown for one that is not in the repository. */
  readonly at: (path: string) => string;
  /** True for a path in the repository. */
  readonly inside: (path: string) => boolean;
  /** The commit's short hash. */
  readonly commit: string;
  readonly remove: () => void;
}

/** One file of a commit, as `git ls-tree` names it. */
interface Entry {
  readonly mode: string;
  readonly hash: string;
  readonly path: string;
}

const timeoutMs = 60_000;
const maximumOutputBytes = 256 * 1_048_576;
const linkMode = '120000';

/** How much of a commit is laid out besides the paths. */
export interface Extent {
  /** Everything. */
  readonly isWhole?: boolean;
  /** A file that is taken along. */
  readonly beside?: string;
}

/**
 * Lays out what files and folders of a working copy, or all of it, are in a commit; the copy and its index stay as they are.
 * Throws BaseUnknown.
 */
export async function layOutCommit(
  paths: readonly string[],
  reference: string,
  { isWhole = false, beside }: Extent = {},
): Promise<CommitFiles> {
  const reals = paths.map((path) => realpathSync(resolve(path)));
  const folder = folderOf(reals[0] ?? process.cwd());
  const top = (await git(folder, ['rev-parse', '--show-toplevel']))?.toString().trimEnd();
  if (!top) throw new FailureError('BaseUnknown', `${folder} is not in a Git repository`);
  const realTop = realpathSync(top);
  const names = reals.map((real) => insideOf(real, realTop));
  const asked = ['rev-parse', '--verify', '--quiet', '--short', '--end-of-options', `${reference}^{commit}`];
  const commit = (await git(folder, asked))?.toString().trimEnd() ?? '';
  // Git also takes `^HEAD` for the name of a commit: all that is not in it.
  if (!/^[0-9a-f]+$/.test(commit))
    throw new FailureError('BaseUnknown', `the repository ${top} has no commit "${reference}"`);
  // The spec of a single manifest may be in a file beside it.
  const folders = isWhole ? [''] : reals.map((real) => insideOf(folderOf(real), realTop));
  const inside = (path: string) => isBelow(realOf(path), realTop);
  const along = beside !== undefined && inside(beside) ? [insideOf(realOf(beside), realTop)] : [];
  const wanted = [...folders, ...along];
  const entries = (await entriesOf(folder, commit)).filter(({ path }) => wanted.some((given) => isIn(path, given)));
  const contents = await contentsOf(folder, entries);
  const target = mkdtempSync(join(tmpdir(), 'evenkeel-base-'));
  const remove = () => rmSync(target, { recursive: true, force: true });
  write(entries, contents, target);
  const at = (path: string) => join(target, insideOf(realOf(path), realTop));
  return { paths: names.map((path) => join(target, path)), top: target, at, inside, commit, remove };
}

/** What a commit has need not be there any more. */
function realOf(path: string): string {
  const full = resolve(path);
  return existsSync(full) ? realpathSync(full) : join(realOf(dirname(full)), basename(full));
}

function insideOf(real: string, top: string): string {
  if (isBelow(real, top)) return relative(top, real);
  throw new FailureError('BaseUnknown', `${real} is not in the repository ${top}`);
}

/** Git writes paths with slashes on every system. */
function isIn(path: string, given: string): boolean {
  const prefix = given.split(sep).join('/');
  return prefix === '' || path === prefix || path.startsWith(`${prefix}/`);
}

async function entriesOf(folder: string, commit: string): Promise<Entry[]> {
  const listed = await git(folder, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (!listed) throw new FailureError('BaseUnknown', `git cannot list the files of ${commit}`);
  const entries = listed
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, mode = '', hash = '', path = ''] = /^(\d+) blob ([0-9a-f]+)\t(.+)$/s.exec(line) ?? [];
      return path !== '' && (isManifestName(path) || mode === linkMode) ? [{ mode, hash, path }] : [];
    });
  const astray = entries.find(leadsAway(entries));
  if (astray) throw new FailureError('BaseUnknown', `${commit} has a file that no checkout could have: ${astray.path}`);
  return entries;
}

/** Whoever makes a tree by hand can have it written elsewhere: up and out of its folder, or below a link. */
function leadsAway(entries: readonly Entry[]): (entry: Entry) => boolean {
  const links = new Set(entries.flatMap(({ mode, path }) => (mode === linkMode ? [path] : [])));
  return ({ path }) => {
    const steps = path.split('/');
    return steps.some((step, index) => step === '..' || links.has(steps.slice(0, index).join('/')));
  };
}

/** A link stays a link: what it may lead to is decided where manifests are read. */
function write(entries: readonly Entry[], contents: readonly Buffer[], target: string): void {
  for (const [index, { mode, path }] of entries.entries()) {
    const file = join(target, path);
    const content = contents[index] ?? Buffer.alloc(0);
    mkdirSync(dirname(file), { recursive: true });
    if (mode === linkMode) symlinkSync(content.toString(), file);
    else writeFileSync(file, content);
  }
}

/** All contents in one run of git: each comes after a line that ends with its length. */
async function contentsOf(folder: string, entries: readonly Entry[]): Promise<Buffer[]> {
  const input = entries.map(({ hash }) => `${hash}\n`).join('');
  const output = await git(folder, ['cat-file', '--batch'], input);
  let at = 0;
  return entries.map(({ path }) => {
    const end = output?.indexOf('\n', at) ?? -1;
    const length = Number(output?.subarray(at, end).toString().split(' ').at(-1));
    // A partial clone has not got everything.
    if (!output || Number.isNaN(length)) throw new FailureError('BaseUnknown', `git has no content of ${path}`);
    const content = output.subarray(end + 1, end + 1 + length);
    at = end + length + 2;
    return content;
  });
}

/** What git prints; undefined when it fails for any reason. */
function git(folder: string, args: readonly string[], input = ''): Promise<Buffer | undefined> {
  return new Promise((done) => {
    const options = {
      timeout: timeoutMs,
      maxBuffer: maximumOutputBytes,
      windowsHide: true,
      encoding: 'buffer' as const,
    };
    const child = execFile('git', [...globalArgs, '-C', folder, ...args], options, (error, output) =>
      done(error ? undefined : output),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
