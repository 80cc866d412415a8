import { canonicalJson } from "../lib/json.js";
import { failureOf } from "../model/failure.js";
import { frameIn } from "./frame.js";
import { readFolder } from "./reading.js";
import { gitRevisions } from "./revision.js";
import { snapshotOf } from "./snapshot.js";
/**
 * Manifests of files and folders. Unchanged files are parsed once; their documents are the same objects in each snapshot.
 */
export function folderSource(options) {
    const { paths, variables, debug = () => undefined, revisionOf = gitRevisions() } = options;
    let loaded = new Map();
    let filledWith = '';
    async function readAll() {
        const filling = canonicalJson(Object.fromEntries(variables));
        const earlier = filling === filledWith ? loaded : new Map();
        const reading = await readFolder(paths, variables, earlier);
        const { snapshot, files, skipped, contentHash } = snapshotOf(reading, variables, earlier);
        loaded = files;
        filledWith = filling;
        if (skipped > 0)
            debug(`skipped ${skipped} documents that are not manifests`);
        return { ...snapshot, revision: await revisionOf(reading.listing.roots, contentHash) };
    }
    return {
        read: () => readAll().catch(failedSnapshot),
        frameOf({ file, line, column }, length) {
            const text = loaded.get(file)?.parsed.text;
            return text ? frameIn(text, { line, column }, length) : undefined;
        },
    };
}
function failedSnapshot(error) {
    return { documents: [], problems: [{ severity: 'error', ...failureOf(error) }], whole: false, revision: 'unknown' };
}
