import { basename, extname, isAbsolute, relative, resolve, sep } from 'node:path';
const extensions = new Set(['.yaml', '.yml', '.json']);
/** A path as its author would type it: relative to the current directory when below it, else as it was given. */
export function shownName(given, currentFolder) {
    const fromHere = relative(currentFolder, resolve(currentFolder, given));
    return isInside(fromHere) ? fromHere || '.' : given;
}
/** True for names that manifests have. */
export function isManifestName(name) {
    return extensions.has(extname(name).toLowerCase());
}
/** True for files and folders that are never looked into. */
export function isSkipped(name) {
    return name.startsWith('.') || name === 'node_modules';
}
/** True when something of which only the name is known may be a manifest or a folder of them. */
export function mayMatter(path) {
    const name = basename(path);
    return !isSkipped(name) && (isManifestName(name) || !name.includes('.'));
}
/** True when a resolved path is the folder itself or below it. */
export function isBelow(path, folder) {
    return isInside(relative(folder, path));
}
function isInside(relativePath) {
    return relativePath !== '..' && !relativePath.startsWith(`..${sep}`) && !isAbsolute(relativePath);
}
