import { isPending, pathText } from "./change.js";
/** What may be shown of a step. */
export function publicChange({ change }) {
    const { id, op, fields, held, origin } = change;
    return {
        id,
        action: op,
        fields: fields.map(publicField),
        ...(held ? { held: { reason: held.reason, message: held.message } } : {}),
        ...(origin ? { origin } : {}),
    };
}
function publicField({ path, before, after, mode, rolls, sensitive }) {
    const shown = { path: pathText(path), mode, ...(rolls ? { rolls } : {}) };
    if (sensitive)
        return { ...shown, sensitive };
    return {
        ...shown,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after: publicValue(after) }),
    };
}
function publicValue(value) {
    return isPending(value) ? { pending: value.pending } : value;
}
