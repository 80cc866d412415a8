import { groupBy } from "../lib/group-by.js";
import { ownershipOf } from "../model/ownership.js";
/** Sorts manifests and index entries by kind, each kind after those that its manifests refer to. */
export function groupByKind({ graph, pass, wanted, indexed }) {
    const groups = new Map();
    for (const node of graph.nodes.values()) {
        if (wanted.has(node.id))
            groupOf(node.kind, groups).nodes.set(node.desired.key, node);
    }
    const byIndexType = new Map([...pass.registry.kinds.values()].map((kind) => [kind.indexType, kind]));
    for (const entry of indexed) {
        const kind = byIndexType.get(indexTypeOf(entry.arn));
        if (kind)
            addIndexed(groupOf(kind, groups), entry, graph);
    }
    return [...groups.values()].map((group) => ({ ...group, orphans: toldApart(group) }));
}
function groupOf(kind, groups) {
    const group = groups.get(kind.name) ?? { kind, nodes: new Map(), orphans: new Map(), indexed: new Map() };
    groups.set(kind.name, group);
    return group;
}
function indexTypeOf(arn) {
    const [, , service = '', , , resource = ''] = arn.split(':');
    return `${service}:${resource.split('/')[0] ?? ''}`;
}
function addIndexed(group, entry, graph) {
    const key = group.kind.keyOfArn(entry.arn);
    const entries = group.indexed.get(key);
    if (entries)
        entries.push(entry);
    else
        group.indexed.set(key, [entry]);
    if (group.nodes.has(key))
        return;
    const claimed = ownershipOf(entry.tags).resource;
    if (claimed === undefined || graph.rejected.has(claimed))
        return;
    const node = graph.nodes.get(claimed);
    if (node?.desired.key === key)
        return;
    group.orphans.set(key, node ? { id: formerId(group.kind, key, graph), successor: claimed } : { id: claimed });
}
/** The manifest now names another resource: the former one is shown under the name that it has on AWS. */
function formerId({ name }, key, { nodes }) {
    const id = `${name}/${key}`;
    return nodes.has(id) ? `${id} (former)` : id;
}
/** Several that one manifest left behind are shown under the names that they have on AWS. */
function toldApart({ kind, orphans }) {
    const siblings = groupBy(orphans.values(), ({ id }) => id);
    const isAlone = ({ id }) => (siblings.get(id)?.length ?? 0) < 2;
    return new Map([...orphans].map(([key, claim]) => [key, isAlone(claim) ? claim : { ...claim, id: `${kind.name}/${key}` }]));
}
