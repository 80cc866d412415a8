/** Sorts a graph given as item → dependencies; dependencies that are not items themselves are ignored. Stable for equal input order. */
export function topologicalSort(dependencies) {
    const walk = { dependencies, order: [], cycles: [], finished: new Set() };
    for (const root of dependencies.keys())
        if (!walk.finished.has(root))
            walkFrom(root, walk);
    return walk;
}
// An explicit trail: a chain of 10,000 manifests must not overflow the call stack.
function walkFrom(root, walk) {
    const trail = { ids: [root], open: new Map([[root, dependenciesOf(root, walk)]]) };
    for (let current = trail.ids.at(-1); current !== undefined; current = trail.ids.at(-1)) {
        const next = trail.open.get(current)?.next();
        if (!next || next.done)
            finish(current, trail, walk);
        else
            visit(next.value, trail, walk);
    }
}
function finish(id, trail, { order, finished }) {
    trail.ids.pop();
    trail.open.delete(id);
    finished.add(id);
    order.push(id);
}
function visit(id, trail, walk) {
    if (walk.finished.has(id))
        return;
    if (trail.open.has(id)) {
        walk.cycles.push(trail.ids.slice(trail.ids.indexOf(id)));
        return;
    }
    trail.ids.push(id);
    trail.open.set(id, dependenciesOf(id, walk));
}
function dependenciesOf(id, { dependencies }) {
    const known = (dependencies.get(id) ?? []).filter((dependency) => dependencies.has(dependency));
    return new Set(known).values();
}
