import { canonicalJson } from "../lib/json.js";
import { shortHash } from "../lib/short-hash.js";
import { summarise } from "../model/plan.js";
import { publicChange } from "../model/public-change.js";
import { jsonDocument } from "./print/json.js";
import { isShown } from "./print/plan.js";
import { shownFields } from "./print/redact.js";
/** The plan as programs get it, without any secret value. */
export function planDocument({ plan }, request) {
    const changes = plan.steps.filter(isShown).map(hashedChange);
    const { place } = plan;
    return {
        source: { revision: plan.revision, whole: plan.whole },
        place: place && { account: place.account, region: place.region },
        request,
        summary: summarise(plan.steps),
        changes,
        hash: shortHash(canonicalJson(changes.map(({ id, hash }) => [id, hash]))),
    };
}
/** The document as text. */
export function planJson(document) {
    return jsonDocument('Plan', document);
}
function hashedChange(step) {
    const shown = { ...step, change: { ...step.change, fields: shownFields(step) } };
    return { ...publicChange(shown), hash: hashOf(step) };
}
function hashOf({ change, desired }) {
    const { op, fields, held } = change;
    const values = fields.map(({ path, before, after }) => ({ path: [...path], before, after }));
    const content = op === 'create' ? (desired?.given ?? {}) : {};
    return shortHash(canonicalJson({ op, values, content, held: held?.reason ?? '' }));
}
