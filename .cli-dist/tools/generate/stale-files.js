import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedOnly } from "./generated-files.js";
/** Paths of files on disk that are not what they should be: missing, different, or not generated any more. */
export function staleFiles(root, files) {
    const different = [...files].filter(([path, content]) => read(join(root, path)) !== content).map(([path]) => path);
    return [...different, ...orphans(root, files)].sort();
}
/** Writes what is stale and deletes what is not generated any more. */
export function writeStaleFiles(root, files) {
    for (const path of staleFiles(root, files)) {
        const content = files.get(path);
        if (content === undefined)
            rmSync(join(root, path));
        else
            write(join(root, path), content);
    }
}
function orphans(root, files) {
    return generatedOnly.flatMap(({ folder, ending }) => {
        const present = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
        const paths = present.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
        return paths.filter((path) => !files.has(path));
    });
}
function read(path) {
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
function write(path, content) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
}
