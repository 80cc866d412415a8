import { watch } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { listFolder } from "./folder.js";
import { sameListing } from "./listing.js";
import { mayMatter } from "./names.js";
const pollMs = 1000;
const settleMs = 50;
/** At most one part in so many of the time is spent on looking. */
const restShare = 20;
/**
 * Calls `onHint` when a manifest may have changed: within about 50 ms where the system reports changes, else within a second.
 * Hints can be false and can come twice. The answer stops it.
 */
export function watchFolder(paths, onHint, clock) {
    return watchWith({ paths, onHint, clock, openWatcher: openSystemWatcher });
}
/** As `watchFolder`, with another way to learn of changes than the system's. */
export function watchWith({ paths, onHint, clock, openWatcher }) {
    const watchers = new Map();
    let seen = listFolder(paths);
    let cancelHint;
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
        follow(wantedWatchers(paths, now), watchers, { openWatcher, hint });
        return changed;
    };
    const poll = () => {
        const startedAt = clock.now();
        if (look())
            hint();
        cancelPoll = clock.schedule(Math.max(pollMs, restShare * (clock.now() - startedAt)), poll);
    };
    follow(wantedWatchers(paths, seen), watchers, { openWatcher, hint });
    let cancelPoll = clock.schedule(pollMs, poll);
    return () => {
        cancelPoll();
        cancelHint?.();
        for (const close of watchers.values())
            close();
    };
}
/** By identity: a folder that took another's place under the same name needs a watcher of its own. */
function wantedWatchers(paths, { folders, roots }) {
    const inside = folders.map(({ path, identity }) => [`${identity} ${path}`, { folder: path, matters: mayMatter }]);
    // A link that is swapped and a root that vanishes are reported only by the folder that holds them.
    const around = [...paths, ...roots.map(({ real }) => real)].map((path) => {
        const full = resolve(path);
        return [full, { folder: dirname(full), matters: (name) => name === basename(full) }];
    });
    return new Map([...inside, ...around]);
}
function follow(wanted, watchers, { openWatcher, hint }) {
    for (const [key, close] of watchers) {
        if (wanted.has(key))
            continue;
        close();
        watchers.delete(key);
    }
    for (const [key, { folder, matters }] of wanted) {
        if (watchers.has(key))
            continue;
        const onEvent = (name) => (name === null || matters(name)) && hint();
        try {
            watchers.set(key, openWatcher(folder, onEvent, () => watchers.delete(key)));
        }
        catch {
            // Too many open files, a vanished folder: polling sees the change, and the next poll tries again.
        }
    }
}
function openSystemWatcher(folder, onEvent, onError) {
    const watcher = watch(folder, (_event, name) => onEvent(name));
    watcher.on('error', () => {
        watcher.close();
        onError();
    });
    return () => watcher.close();
}
