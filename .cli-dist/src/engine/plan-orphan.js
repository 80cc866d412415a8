import { ownershipOf } from "../model/ownership.js";
/** What is to be done about a resource that no manifest describes. */
export function planOrphan(orphan, { after, owner, successor }) {
    const { id, kind, observed } = orphan;
    const ownership = ownershipOf(observed.tags);
    const isOurs = ownership.owner === owner && !observed.leaving;
    const held = isOurs && orphan.successor ? notReplaced(orphan.successor, successor, owner) : undefined;
    const change = {
        ...{ op: isOurs ? 'prune' : 'none', id, key: observed.key, fields: [], after },
        ...(held ? { held } : {}),
    };
    return { change, kind, observed, policy: policyOf(ownership.deletion) };
}
function policyOf(deletion) {
    return deletion === 'retain' || deletion === 'delete' ? { deletion } : {};
}
/** What is renamed goes only once its successor does its work. */
function notReplaced(id, successor, owner) {
    const live = successor?.observed;
    const isOurs = live && ownershipOf(live.tags).owner === owner;
    if (isOurs && successor.kind.health(live).status === 'Healthy')
        return undefined;
    return { reason: 'DependencyNotReady', message: `${id}, which takes its place, is not healthy yet` };
}
