import { basename } from 'node:path';
import { watch } from 'chokidar';
import type { Cancel, Clock } from '../lib/clock.ts';
import { listFolder } from './folder.ts';
import { type Listing, sameListing } from './listing.ts';
import { mayMatter } from './names.ts';

const pollMs = 1000;
const settleMs = 50;
/** At most one part in so many of the time is spent on looking. */
const restShare = 20;

/** Reports names in one folder that may have changed, or null when the name is not known; may throw. */
export type OpenWatcher = (folder: string, onEvent: (name: string | null) => void, onError: () => void) => Cancel;

/** What is watched, and how. */
export interface Watching {
  /** They may change. */
  readonly paths: () => readonly string[];
  readonly onHint: () => void;
  readonly clock: Clock;
  readonly openWatcher: OpenWatcher;
}

/**
 * Calls `onHint` when a manifest may have changed: within about 50 ms where the system reports changes, else within a second.
 * Hints can be false and can come twice. The answer stops it.
 */
export function watchFolder(paths: () => readonly string[], onHint: () => void, clock: Clock): Cancel {
  return watchWith({ paths, onHint, clock, openWatcher: openSystemWatcher });
}

/** As `watchFolder`, with another way to learn of changes than the system's. */
export function watchWith({ paths, onHint, clock, openWatcher }: Watching): Cancel {
  const watchers = new Map<string, Cancel>();
  let seen = listFolder(paths());
  let cancelHint: Cancel | undefined;

  const hint = () => {
    cancelHint ??= clock.schedule(settleMs, () => {
      cancelHint = undefined;
      look();
      onHint();
    });
  };
  const look = () => {
    const now = listFolder(paths());
    const changed = !sameListing(seen, now);
    seen = now;
    follow(wantedFolders(now), watchers, { openWatcher, hint });
    return changed;
  };
  const poll = (): void => {
    const startedAt = clock.now();
    if (look()) hint();
    cancelPoll = clock.schedule(Math.max(pollMs, restShare * (clock.now() - startedAt)), poll);
  };

  follow(wantedFolders(seen), watchers, { openWatcher, hint });
  let cancelPoll = clock.schedule(pollMs, poll);
  return () => {
    cancelPoll();
    cancelHint?.();
    for (const close of watchers.values()) close();
  };
}

/**
 * The folders to watch, by identity: one that took another's place under the same name needs a watcher of its own.
 * A link that is swapped and a root that vanishes happen outside of them; those are found by polling.
 */
function wantedFolders({ folders }: Listing): ReadonlyMap<string, string> {
  return new Map(folders.map(({ path, identity }) => [`${identity} ${path}`, path]));
}

interface Following {
  readonly openWatcher: OpenWatcher;
  readonly hint: () => void;
}

function follow(
  wanted: ReadonlyMap<string, string>,
  watchers: Map<string, Cancel>,
  { openWatcher, hint }: Following,
): void {
  for (const [key, close] of watchers) {
    if (wanted.has(key)) continue;
    close();
    watchers.delete(key);
  }
  for (const [key, folder] of wanted) {
    if (watchers.has(key)) continue;
    const onEvent = (name: string | null) => (name === null || mayMatter(name)) && hint();
    try {
      watchers.set(
        key,
        openWatcher(folder, onEvent, () => watchers.delete(key)),
      );
    } catch {
      // Too many open files, a vanished folder: polling sees the change, and the next poll tries again.
    }
  }
}

/** Folders only: a watcher per file would cost a handle and a look at every start for each manifest. */
function openSystemWatcher(folder: string, onEvent: (name: string | null) => void, onError: () => void): Cancel {
  const watcher = watch(folder, { depth: 0, ignoreInitial: true, ignored: (_path, stats) => stats?.isFile() ?? false });
  watcher.on('raw', (_event, name) => onEvent(name ? basename(name) : null));
  watcher.on('error', () => {
    onError();
    void watcher.close();
  });
  return () => void watcher.close();
}
