import { groupBy } from "../lib/group-by.js";
/** The given resources with everything that depends on them, directly or not. */
export function withDependants(ids, graph) {
    const edges = [...graph.nodes.values()].flatMap(({ id, dependsOn }) => dependsOn.map((dependency) => ({ id, dependency })));
    const dependants = groupBy(edges, ({ dependency }) => dependency);
    return reach(ids, (id) => (dependants.get(id) ?? []).map((edge) => edge.id));
}
/** The given resources with everything that they depend on, directly or not. */
export function withDependencies(ids, graph) {
    return reach(ids, (id) => graph.nodes.get(id)?.dependsOn ?? []);
}
function reach(start, next) {
    const reached = new Set(start);
    for (const id of reached)
        for (const neighbour of next(id))
            reached.add(neighbour);
    return reached;
}
