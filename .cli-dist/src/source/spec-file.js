import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { unreadable } from "./disk.js";
import { isBelow } from "./names.js";
import { visible } from "./visible.js";
/** The file that a manifest's `specFrom` names, or why it cannot be read. */
export function specFile(manifest, specFrom) {
    if (typeof specFrom !== 'string')
        return { reason: 'FieldInvalid', message: 'must be the path of a file' };
    const file = visible(isAbsolute(specFrom) ? specFrom : join(dirname(manifest.file), specFrom));
    try {
        const path = resolve(dirname(manifest.path), specFrom);
        const { boundary } = manifest.root;
        // The path as it is written first: whether something exists outside is nobody's business.
        if (!isBelow(path, boundary))
            return outside(file);
        const real = realpathSync(path);
        return isBelow(real, boundary) ? { file, real } : outside(file);
    }
    catch (error) {
        const { reason, message } = unreadable(error);
        return { reason, message: `${file} ${message}` };
    }
}
function outside(file) {
    return { reason: 'SourceEscape', message: `${file} lies outside of the manifests folder` };
}
