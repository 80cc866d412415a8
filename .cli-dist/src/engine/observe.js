import { failureOf } from "../model/failure.js";
import { ownershipOf } from "../model/ownership.js";
import { withDependencies } from "./graph.js";
import { groupByKind } from "./observe-groups.js";
import { firstPending, resolvePending } from "./resolve.js";
import { sameContent } from "./same-content.js";
/** Looks at the graph's resources and at what carries our tag, in as few calls as AWS's batches allow. */
export async function observe(graph, ports, pass) {
    const wanted = graph.scope
        ? withDependencies([...graph.scope].filter((id) => graph.nodes.has(id)), graph)
        : new Set(graph.nodes.keys());
    const index = await readIndex(ports, graph.scope ? new Set([...wanted, ...graph.scope]) : undefined);
    const results = await observeInOrder(groupByKind({ graph, pass, wanted, indexed: index.indexed }), ports);
    return {
        live: new Map(results.flatMap(({ live }) => live)),
        orphans: results.flatMap(({ orphans }) => orphans),
        failures: new Map(results.flatMap(({ failures }) => failures)),
        ...(index.failure ? { indexFailure: index.failure } : {}),
        owned: results.reduce((sum, result) => sum + countOwned(result, pass.owner), 0),
    };
}
/**
 * Kinds whose manifests refer to what only AWS knows (a task definition's revision) come after the kinds that they refer to,
 * so that providers see what is really wanted; all others are looked at together.
 */
async function observeInOrder(groups, ports) {
    const [later, first] = partition(groups, ({ nodes }) => [...nodes.values()].some(({ desired }) => firstPending(desired.spec)));
    const results = await Promise.all(first.map((group) => observeKind(group, ports)));
    for (const group of later) {
        const attributes = new Map(results.flatMap(({ live }) => live).map(([id, observed]) => [id, observed.attributes]));
        results.push(await observeKind(resolved(group, (id) => attributes.get(id)), ports));
    }
    return results;
}
function resolved(group, attributesOf) {
    const nodes = [...group.nodes].map(([key, node]) => [key, { ...node, desired: resolvePending(node.desired, attributesOf) }]);
    return { ...group, nodes: new Map(nodes) };
}
function partition(items, test) {
    return [items.filter(test), items.filter((item) => !test(item))];
}
async function readIndex(ports, ids) {
    try {
        return { indexed: await ports.cloud.index.owned(ids && [...ids]) };
    }
    catch (error) {
        return { indexed: [], failure: failureOf(error) };
    }
}
async function observeKind(group, ports) {
    const { kind, nodes, orphans } = group;
    try {
        const provider = await ports.cloud.provider(kind.name);
        const answer = await provider.observe(targets(group));
        const live = [...nodes].flatMap(([key, { id }]) => pair(id, answer.get(key)));
        const left = [...orphans].flatMap(([key, claim]) => {
            const observed = answer.get(key);
            return observed ? [{ ...claim, kind, observed }] : [];
        });
        return { live, orphans: left, failures: [] };
    }
    catch (error) {
        const failure = failureOf(error);
        return { live: [], orphans: [], failures: [...nodes.values()].map(({ id }) => [id, failure]) };
    }
}
function countOwned({ live, orphans }, owner) {
    const observed = [...live.map(([, found]) => found), ...orphans.map((orphan) => orphan.observed)];
    return observed.filter(({ tags }) => ownershipOf(tags).owner === owner).length;
}
function targets({ nodes, orphans, indexed }) {
    const desired = [...nodes].map(([key, node]) => ({
        key,
        desired: node.desired,
        indexed: indexed.get(key) ?? [],
        same: sameContent(node),
    }));
    return [...desired, ...[...orphans.keys()].map((key) => ({ key, indexed: indexed.get(key) ?? [] }))];
}
function pair(id, observed) {
    return observed ? [[id, observed]] : [];
}
