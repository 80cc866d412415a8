import { sameJson } from "../lib/json.js";
/** The index's view of a resource's tags when it already shows what is wanted; otherwise the answer of a direct read. */
export async function liveTags(target, read) {
    const indexed = target.indexed[0]?.tags;
    // The index lags: agreement with Git is good news that needs no second look, anything else is checked at the source.
    return indexed && target.desired && sameJson({ ...indexed }, { ...target.desired.tags }) ? indexed : read();
}
