import { lstatSync, opendirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { maximumBytes, stampOf, tooLarge, unreadable } from "./disk.js";
import { isBelow, isManifestName, isSkipped, mayMatter, shownName } from "./names.js";
import { visible } from "./visible.js";
const maximumDepth = 32;
/** Looks at names, sizes and times only; reads no file. */
export function listFolder(paths, maximumEntries = 100_000) {
    const walk = {
        roots: [],
        files: [],
        folders: [],
        problems: [],
        seen: new Set(),
        links: [],
        left: maximumEntries,
    };
    for (const given of paths)
        listRoot(given, walk);
    walk.files.sort((left, right) => (left.file < right.file ? -1 : 1));
    return walk;
}
function listRoot(given, walk) {
    const shown = shownName(given, process.cwd());
    try {
        const real = realpathSync(given);
        const stats = statSync(real);
        const root = { given, shown, real, boundary: stats.isDirectory() ? real : boundaryOfFile(real) };
        walk.roots.push(root);
        const entry = { root, path: real, shown, depth: 0 };
        if (stats.isDirectory())
            listEntries(entry, walk);
        else
            addFile(entry, real, stats, walk);
    }
    catch (error) {
        reject(unreadable(error), shown, walk);
    }
    for (let link = walk.links.pop(); link; link = walk.links.pop())
        followLink(link, walk);
}
function boundaryOfFile(real) {
    const here = realpathSync(process.cwd());
    return isBelow(real, here) ? here : dirname(real);
}
function listEntries(folder, walk) {
    if (walk.seen.has(folder.path) || walk.left < 0)
        return;
    walk.seen.add(folder.path);
    if (folder.depth > maximumDepth) {
        const message = `lies more than ${maximumDepth} folders deep`;
        reject({ reason: 'SourceUnreadable', message }, folder.shown, walk);
        return;
    }
    try {
        const { dev, ino } = statSync(folder.path);
        walk.folders.push({ path: folder.path, identity: `${dev}:${ino}` });
        for (const dirent of direntsOf(folder, walk))
            listEntry(dirent, below(folder, dirent.name), walk);
    }
    catch (error) {
        reject(unreadable(error), folder.shown, walk);
    }
}
/** Reads one by one, so that a folder with a million entries costs no more than the limit. */
function direntsOf(folder, walk) {
    const dirents = [];
    const stream = opendirSync(folder.path, { bufferSize: 1024 });
    try {
        for (let dirent = stream.readSync(); dirent && walk.left >= 0; dirent = stream.readSync()) {
            if (isSkipped(dirent.name))
                continue;
            walk.left -= 1;
            if (walk.left >= 0)
                dirents.push(dirent);
        }
    }
    finally {
        stream.closeSync();
    }
    if (walk.left < 0) {
        const message = 'holds more files than are looked at (100,000); not all are read';
        reject({ reason: 'SourceUnreadable', message }, folder.root.shown, walk);
    }
    return dirents;
}
function below(folder, name) {
    const { root, path, shown, depth } = folder;
    return { root, path: join(path, name), shown: join(shown, name), depth: depth + 1 };
}
function listEntry(dirent, entry, walk) {
    if (dirent.isDirectory())
        listEntries(entry, walk);
    else if (dirent.isSymbolicLink())
        walk.links.push(entry);
    else if (isManifestName(dirent.name))
        attempt(entry, walk, () => addFile(entry, entry.path, lstatSync(entry.path), walk));
}
function followLink(entry, walk) {
    attempt(entry, walk, () => {
        const real = realpathSync(entry.path);
        const stats = statSync(real);
        if (!stats.isDirectory() && !isManifestName(entry.path))
            return;
        if (!isBelow(real, entry.root.boundary)) {
            reject({ reason: 'SourceEscape', message: 'is a link that leads out of the folder' }, entry.shown, walk);
        }
        else if (stats.isDirectory()) {
            listEntries({ ...entry, path: real }, walk);
        }
        else {
            addFile(entry, real, stats, walk);
        }
    });
}
function attempt(entry, walk, look) {
    try {
        look();
    }
    catch (error) {
        if (mayMatter(entry.path))
            reject(unreadable(error), entry.shown, walk);
    }
}
function addFile(entry, real, stats, walk) {
    if (walk.seen.has(real))
        return;
    walk.seen.add(real);
    if (!stats.isFile()) {
        reject({ reason: 'SourceUnreadable', message: 'is not a regular file' }, entry.shown, walk);
    }
    else if (stats.size > maximumBytes) {
        reject(tooLarge(), entry.shown, walk);
    }
    else {
        walk.files.push({ file: visible(entry.shown), path: entry.path, real, root: entry.root, stamp: stampOf(stats) });
    }
}
function reject({ reason, message }, shown, walk) {
    const file = visible(shown);
    walk.problems.push({
        severity: 'error',
        reason,
        message: `${file} ${message}`,
        origin: { file, line: 1, column: 1 },
    });
}
