import { topologicalSort } from "../lib/topological-sort.js";
import { buildNode } from "./build-node.js";
import { findEdges, indexManifests } from "./edges.js";
import { withDependants } from "./graph.js";
import { findNamesakes } from "./namesakes.js";
/** Turns references into edges and resolves those that can be told beforehand; dangling ones, circles and namesakes are problems. */
export function link({ desired, rejected }, pass) {
    const known = indexManifests(inOneOrder(desired), rejected.ids, pass);
    const edges = new Map([...known.manifests].map(([id, manifest]) => [id, findEdges(manifest, pass.registry, known)]));
    const { order, cycles } = topologicalSort(new Map([...edges].map(([id, { dependsOn }]) => [id, dependsOn])));
    const problems = [
        ...[...edges.values()].flatMap((edge) => edge.problems),
        ...cycles.flatMap((cycle) => describeCycle(cycle, known.manifests)),
    ];
    const refused = new Set(problems.flatMap(({ id }) => id ?? []));
    const built = new Map();
    for (const id of order) {
        const manifest = known.manifests.get(id);
        if (!manifest || refused.has(id))
            continue;
        built.set(id, buildNode(manifest, splitBroken(edges.get(id), refused), { pass, known, nodes: built }));
    }
    const namesakes = findNamesakes(built.values());
    const nodes = withoutRefused(built, new Set(namesakes.flatMap(({ id }) => id ?? [])));
    return {
        nodes,
        scope: pass.scope && withDependants(pass.scope, { nodes }),
        problems: [...problems, ...namesakes],
        rejected: new Set([...rejected.ids, ...refused, ...namesakes.flatMap(({ id }) => id ?? [])]),
    };
}
/** The order of files in a folder means nothing, so a plan must not depend on it. */
function inOneOrder(manifests) {
    return [...manifests].sort((left, right) => (left.id < right.id ? -1 : 1));
}
function withoutRefused(built, refused) {
    if (refused.size === 0)
        return new Map(built);
    const left = [...built.values()].filter(({ id }) => !refused.has(id));
    return new Map(left.map((node) => [node.id, withoutBroken(node, refused)]));
}
function withoutBroken(node, refused) {
    const { dependsOn, broken } = splitBroken({ dependsOn: node.dependsOn, broken: node.brokenReferences }, refused);
    return { ...node, dependsOn, brokenReferences: broken };
}
function splitBroken(edges, refused) {
    const dependsOn = edges?.dependsOn ?? [];
    const broken = [...(edges?.broken ?? []), ...dependsOn.filter((id) => refused.has(id))];
    return { dependsOn: dependsOn.filter((id) => !refused.has(id)), broken };
}
function describeCycle(cycle, manifests) {
    const message = `${[...cycle, cycle[0]].join(' -> ')} refer to each other`;
    return cycle.flatMap((id) => {
        const manifest = manifests.get(id);
        return manifest ? [{ severity: 'error', reason: 'ReferenceCycle', message, origin: manifest.origin, id }] : [];
    });
}
