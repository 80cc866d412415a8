import { type Dirent, lstatSync, opendirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { visible } from '../lib/visible.ts';
import type { Failure } from '../model/failure.ts';
import type { Problem } from '../model/problem.ts';
import { maximumBytes, stampOf, tooLarge, unreadable } from './disk.ts';
import type { ListedFile, ListedFolder, Listing, Root } from './listing.ts';
import { isBelow, isManifestName, isSkipped, mayMatter, shownName } from './names.ts';

const maximumDepth = 32;

interface Walk {
  readonly roots: Root[];
  readonly files: ListedFile[];
  readonly folders: ListedFolder[];
  readonly problems: Problem[];
  readonly seen: Set<string>;
  /** Links wait until the real files are known, so that a file goes by its own name. */
  readonly links: Entry[];
  /** How many more entries are looked at; below zero when there were too many. */
  left: number;
}

interface Entry {
  readonly root: Root;
  readonly path: string;
  /** As its author would type it. */
  readonly shown: string;
  readonly depth: number;
}

/** Looks at names, sizes and times only; reads no file. */
export function listFolder(paths: readonly string[], maximumEntries = 100_000): Listing {
  const walk: Walk = {
    roots: [],
    files: [],
    folders: [],
    problems: [],
    seen: new Set(),
    links: [],
    left: maximumEntries,
  };
  for (const given of paths) listRoot(given, walk);
  walk.files.sort((left, right) => (left.file < right.file ? -1 : 1));
  return walk;
}

function listRoot(given: string, walk: Walk): void {
  const shown = shownName(given, process.cwd());
  try {
    const real = realpathSync(given);
    const stats = statSync(real);
    const root = { given, shown, real, boundary: stats.isDirectory() ? real : boundaryOfFile(real) };
    walk.roots.push(root);
    const entry = { root, path: real, shown, depth: 0 };
    if (stats.isDirectory()) listEntries(entry, walk);
    else addFile(entry, real, stats, walk);
  } catch (error) {
    reject(unreadable(error), shown, walk);
  }
  for (let link = walk.links.pop(); link; link = walk.links.pop()) followLink(link, walk);
}

function boundaryOfFile(real: string): string {
  const here = realpathSync(process.cwd());
  return isBelow(real, here) ? here : dirname(real);
}

function listEntries(folder: Entry, walk: Walk): void {
  if (walk.seen.has(folder.path) || walk.left < 0) return;
  walk.seen.add(folder.path);
  if (folder.depth > maximumDepth) {
    const message = `lies more than ${maximumDepth} folders deep`;
    reject({ reason: 'SourceUnreadable', message }, folder.shown, walk);
    return;
  }
  try {
    const { dev, ino } = statSync(folder.path);
    walk.folders.push({ path: folder.path, identity: `${dev}:${ino}` });
    for (const dirent of direntsOf(folder, walk)) listEntry(dirent, below(folder, dirent.name), walk);
  } catch (error) {
    reject(unreadable(error), folder.shown, walk);
  }
}

/** Reads one by one, so that a folder with a million entries costs no more than the limit. */
function direntsOf(folder: Entry, walk: Walk): Dirent[] {
  const dirents: Dirent[] = [];
  const stream = opendirSync(folder.path, { bufferSize: 1024 });
  try {
    for (let dirent = stream.readSync(); dirent && walk.left >= 0; dirent = stream.readSync()) {
      if (isSkipped(dirent.name)) continue;
      walk.left -= 1;
      if (walk.left >= 0) dirents.push(dirent);
    }
  } finally {
    stream.closeSync();
  }
  if (walk.left < 0) {
    const message = 'holds more files than are looked at (100,000); not all are read';
    reject({ reason: 'SourceUnreadable', message }, folder.root.shown, walk);
  }
  return dirents;
}

function below(folder: Entry, name: string): Entry {
  const { root, path, shown, depth } = folder;
  return { root, path: join(path, name), shown: join(shown, name), depth: depth + 1 };
}

function listEntry(dirent: Dirent, entry: Entry, walk: Walk): void {
  if (dirent.isDirectory()) listEntries(entry, walk);
  else if (dirent.isSymbolicLink()) walk.links.push(entry);
  else if (isManifestName(dirent.name))
    attempt(entry, walk, () => addFile(entry, entry.path, lstatSync(entry.path), walk));
}

function followLink(entry: Entry, walk: Walk): void {
  attempt(entry, walk, () => {
    const real = realpathSync(entry.path);
    const stats = statSync(real);
    if (!stats.isDirectory() && !isManifestName(entry.path)) return;
    if (!isBelow(real, entry.root.boundary)) {
      reject({ reason: 'SourceEscape', message: 'is a link that leads out of the folder' }, entry.shown, walk);
    } else if (stats.isDirectory()) {
      listEntries({ ...entry, path: real }, walk);
    } else {
      addFile(entry, real, stats, walk);
    }
  });
}

function attempt(entry: Entry, walk: Walk, look: () => void): void {
  try {
    look();
  } catch (error) {
    if (mayMatter(entry.path)) reject(unreadable(error), entry.shown, walk);
  }
}

function addFile(entry: Entry, real: string, stats: Stats, walk: Walk): void {
  if (walk.seen.has(real)) return;
  walk.seen.add(real);
  if (!stats.isFile()) {
    reject({ reason: 'SourceUnreadable', message: 'is not a regular file' }, entry.shown, walk);
  } else if (stats.size > maximumBytes) {
    reject(tooLarge(), entry.shown, walk);
  } else {
    walk.files.push({ file: visible(entry.shown), path: entry.path, real, root: entry.root, stamp: stampOf(stats) });
  }
}

function reject({ reason, message }: Failure, shown: string, walk: Walk): void {
  const file = visible(shown);
  walk.problems.push({
    severity: 'error',
    reason,
    message: `${file} ${message}`,
    origin: { file, line: 1, column: 1 },
  });
}
