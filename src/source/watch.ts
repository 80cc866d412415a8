import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Cancel, Clock } from '../lib/clock.ts';
import { listFolder } from './folder.ts';
import { type Listing, sameListing } from './listing.ts';
import { mayMatter } from './names.ts';

const pollMs = 1000;
const settleMs = 50;
/** At most one part in so many of the time is spent on looking. */
const restShare = 20;

/**
 * Calls `onHint` when a manifest may have changed: within about 50 ms where the system reports changes, else within a second.
 * Hints can be false and can come twice. The answer stops it.
 */
export function watchFolder(paths: readonly string[], onHint: () => void, clock: Clock): Cancel {
  const watchers = new Map<string, FSWatcher>();
  let seen = listFolder(paths);
  let cancelHint: Cancel | undefined;

  const hint = () => {
    cancelHint ??= clock.schedule(settleMs, () => {
      cancelHint = undefined;
      look();
      onHint();
    });
  };
  const look = () => {
    const now = listFolder(paths);
    const changed = !sameListing(seen, now);
    seen = now;
    follow(wantedWatchers(paths, now), watchers, hint);
    return changed;
  };
  const poll = (): void => {
    const startedAt = clock.now();
    if (look()) hint();
    cancelPoll = clock.schedule(Math.max(pollMs, restShare * (clock.now() - startedAt)), poll);
  };
  follow(wantedWatchers(paths, seen), watchers, hint);
  let cancelPoll = clock.schedule(pollMs, poll);
  return () => {
    cancelPoll();
    cancelHint?.();
    for (const watcher of watchers.values()) watcher.close();
  };
}

interface Wanted {
  readonly folder: string;
  readonly matters: (name: string) => boolean;
}

/** By identity: a folder that took another's place under the same name needs a watcher of its own. */
function wantedWatchers(paths: readonly string[], { folders, roots }: Listing): ReadonlyMap<string, Wanted> {
  const inside = folders.map(
    ({ path, identity }) => [`${identity} ${path}`, { folder: path, matters: mayMatter }] as const,
  );
  // Where the root is a link or may vanish, only the folder that holds it reports that.
  const around = [...paths, ...roots.map(({ real }) => real)].map((path) => {
    const full = resolve(path);
    return [`around ${full}`, { folder: dirname(full), matters: (name: string) => name === basename(full) }] as const;
  });
  return new Map([...inside, ...around]);
}

function follow(wanted: ReadonlyMap<string, Wanted>, watchers: Map<string, FSWatcher>, hint: () => void): void {
  for (const [key, watcher] of watchers) {
    if (wanted.has(key)) continue;
    watcher.close();
    watchers.delete(key);
  }
  for (const [key, { folder, matters }] of wanted) {
    if (!watchers.has(key)) open(key, { folder, matters }, { watchers, hint });
  }
}

/** Without a watcher (too many open files, a vanished folder) polling still sees the change, and the next poll tries again. */
function open(
  key: string,
  { folder, matters }: Wanted,
  { watchers, hint }: { watchers: Map<string, FSWatcher>; hint: () => void },
): void {
  try {
    const watcher = watch(folder, (_event, name) => {
      if (name === null || matters(name)) hint();
    });
    watchers.set(key, watcher);
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(key);
    });
  } catch {
    watchers.delete(key);
  }
}
