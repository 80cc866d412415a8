import { comparable } from "./canonical.js";
import { diff } from "./diff.js";
import { splitTags } from "./tags.js";
/** What AWS has, in the one spelling that desired specs have. */
export function canonicalObserved(node, spec, place) {
    return comparable(splitTags(spec).spec, { ...node, place });
}
/** The fields in which a node's desired spec differs from what AWS has. */
export function differences(node, observed, place) {
    return diff(node.desired.spec, canonicalObserved(node, observed, place), {
        rules: node.rules,
        onChange: node.kind.onChange,
    });
}
/** Tells whether a spec that AWS answers with says the same as the node's. */
export function sameContent(node) {
    return (spec) => differences(node, spec, undefined).length === 0;
}
