import { ruleTree } from "../model/field.js";
/** Orphans in the order of removal: whatever may refer to a kind goes before it. */
export function pruneOrder(orphans) {
    const kinds = new Map(orphans.map(({ kind }) => [kind.name, kind]));
    const referrers = new Map([...kinds.keys()].map((name) => [name, idsReferringTo(name, orphans)]));
    const entries = orphans.map((orphan) => ({ orphan, after: referrers.get(orphan.kind.name) ?? [] }));
    return entries.sort((left, right) => depth(left.orphan.kind, kinds) - depth(right.orphan.kind, kinds));
}
function idsReferringTo(target, orphans) {
    return orphans.filter(({ kind }) => refersTo(kind, target)).map(({ id }) => id);
}
/** How many steps lead from a kind that nothing refers to down to this one. */
function depth(kind, kinds) {
    const referring = [...kinds.values()].filter((other) => refersTo(other, kind.name));
    return referring.reduce((deepest, other) => Math.max(deepest, depth(other, kinds) + 1), 0);
}
function refersTo(kind, target) {
    return kind.name !== target && mentions(ruleTree(kind.fields), target);
}
function mentions(node, target) {
    if (node.rule.refersTo?.kinds.includes(target))
        return true;
    return [...node.children.values()].some((child) => mentions(child, target));
}
