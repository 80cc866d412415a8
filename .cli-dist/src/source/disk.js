import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
/** A manifest file may have this many bytes. */
export const maximumBytes = 1_048_576;
const causes = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist',
    EACCES: 'may not be read',
    EPERM: 'may not be read',
    ELOOP: 'is a link that leads round in a circle',
    ENAMETOOLONG: 'has a name that is too long',
    EMFILE: 'cannot be opened: too many open files',
    ENFILE: 'cannot be opened: too many open files',
    ENXIO: 'is not a regular file',
    ERR_INVALID_ARG_VALUE: 'is not a path',
};
// One for all: reading is synchronous, and a buffer per file would be most of the work.
const buffer = Buffer.allocUnsafe(maximumBytes + 1);
/** What a failed look at the disk means; the message follows the name of the file. */
export function unreadable(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { reason: 'SourceUnreadable', message: causes[code] ?? `cannot be read (${code})` };
}
/** Tells one version of a file from another without reading it. */
export function stampOf(stats) {
    return `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeMs}:${stats.ctimeMs}`;
}
/** The bytes of a regular file, or why there are none; a message follows the name of the file. Waits for no pipe. */
export function readRegularFile(path) {
    let descriptor;
    try {
        descriptor = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
        const stats = fstatSync(descriptor);
        if (!stats.isFile())
            return { reason: 'SourceUnreadable', message: 'is not a regular file' };
        return stats.size > maximumBytes ? tooLarge() : readAll(descriptor, stats.size);
    }
    catch (error) {
        return unreadable(error);
    }
    finally {
        if (descriptor !== undefined)
            closeSync(descriptor);
    }
}
/** The failure of a file that is larger than a manifest may be. */
export function tooLarge() {
    return { reason: 'FileTooLarge', message: 'is larger than 1 MiB' };
}
function readAll(descriptor, size) {
    let length = 0;
    for (;;) {
        const count = readSync(descriptor, buffer, length, buffer.length - length, null);
        length += count;
        if (length > maximumBytes)
            return tooLarge();
        if (count === 0 || length === size)
            return Buffer.from(buffer.subarray(0, length));
    }
}
