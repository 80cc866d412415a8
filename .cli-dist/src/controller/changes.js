import { canonicalJson, isObject } from "../lib/json.js";
import { shortHash } from "../lib/short-hash.js";
import { resourceId } from "../model/resource.js";
const known = new WeakMap();
/** The fingerprints of a snapshot; documents that were hashed before are not hashed again. */
export function fingerprints({ documents }) {
    return new Map(documents.map((document) => [idOf(document), hashOf(document)]));
}
/** The manifests that appeared, changed or vanished. */
export function compare(before, after) {
    return {
        changed: [...after].filter(([id, hash]) => before.get(id) !== hash).map(([id]) => id),
        removed: [...before.keys()].filter((id) => !after.has(id)),
    };
}
function hashOf(document) {
    const hash = known.get(document) ?? shortHash(canonicalJson(document.content));
    known.set(document, hash);
    return hash;
}
function idOf({ content, origin }) {
    const metadata = isObject(content) && isObject(content.metadata) ? content.metadata : {};
    const kind = isObject(content) ? content.kind : undefined;
    // A document without a name still counts as a change when it is mended.
    return resourceId(String(kind), String(metadata.name ?? `${origin.file}:${origin.line}`));
}
