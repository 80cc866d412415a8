import { authorTags, ownershipOf, ownershipTags } from "../model/ownership.js";
import { withDependencies } from "./graph.js";
import { ignoreFields } from "./ignore-fields.js";
import { planOrphan } from "./plan-orphan.js";
import { pruneOrder } from "./prune-order.js";
import { resolvePending } from "./resolve.js";
import { differences } from "./same-content.js";
/*
 * desired  observed  owner       differing fields   → op
 * yes      no        –           –                  → create
 * yes      yes       ours        none               → none
 * yes      yes       ours        only update        → update
 * yes      yes       ours        any revise         → revise
 * yes      yes       ours        any replace        → replace   (gate: consent)
 * yes      yes       none        any                → adopt     (gate: consent)
 * yes      yes       another's   any                → none, OwnedByOther
 * no       yes       ours        –                  → prune     (gates: source whole, limit, protection, traffic)
 * no       yes       none/other  –                  → none      (never ours, never touched)
 */
/** Decides what is to be done about every resource in scope; nothing is called. */
export function plan(graph, observed, { rejected, pass }) {
    const known = new Map();
    const steps = [];
    const needed = graph.scope &&
        withDependencies([...graph.scope].filter((id) => graph.nodes.has(id)), graph);
    for (const node of graph.nodes.values()) {
        if (needed && !needed.has(node.id))
            continue;
        const step = planNode(node, observed, { pass, known });
        known.set(node.id, attributesAfter(step, node, pass));
        if (!graph.scope || graph.scope.has(node.id))
            steps.push(step);
    }
    const orphans = pruneOrder(observed.orphans.filter(({ id }) => !graph.scope || graph.scope.has(id) || pass.scope?.has(id)));
    const stepById = new Map(steps.map((step) => [step.change.id, step]));
    const prunes = orphans.map(({ orphan, after }) => planOrphan(orphan, { after, owner: pass.owner, successor: orphan.successor && stepById.get(orphan.successor) }));
    return {
        steps: [...steps, ...prunes],
        problems: [...rejected.problems, ...graph.problems],
        revision: rejected.revision,
        place: pass.place,
        whole: rejected.whole && observed.indexFailure === undefined && graph.problems.length === 0,
        owned: observed.owned,
    };
}
function planNode(node, observations, { pass, known }) {
    const live = observations.live.get(node.id);
    const resolved = resolvePending(node.desired, (id) => known.get(id));
    const desired = live ? ignoreFields(resolved, node, live) : resolved;
    const fields = live
        ? [
            ...differences({ ...node, desired }, live.spec, pass.place),
            ...tagChanges(desired.tags, live.tags),
            ...(node.kind.housekeeping?.(live, node.manifest.policy) ?? []),
        ]
        : [];
    const { op, held } = decide(node, { live, fields, failure: observations.failures.get(node.id), owner: pass.owner });
    const change = {
        op,
        id: node.id,
        key: desired.key,
        fields: op === 'create' ? [] : fields,
        origin: node.manifest.origin,
        after: node.dependsOn,
        ...(held ? { held } : {}),
    };
    const { manifest, kind } = node;
    const tried = live && kind.rolledBack?.(live);
    const rejected = tried && differences({ ...node, desired }, tried, pass.place);
    return {
        ...{ change, kind, manifest, desired, policy: manifest.policy },
        ...(live ? { observed: live } : {}),
        ...(rejected ? { rejected } : {}),
    };
}
function decide(node, { live, fields, failure, owner }) {
    if (failure)
        return { op: 'none', held: failure };
    if (!live)
        return { op: 'create', ...brokenReference(node) };
    const liveOwner = ownershipOf(live.tags).owner;
    if (liveOwner !== undefined && liveOwner !== owner)
        return { op: 'none', held: ownedByOther(node, liveOwner) };
    if (live.leaving)
        return { op: 'create', held: { reason: 'Leaving', message: `AWS is still deleting the previous ${node.id}` } };
    if (liveOwner === undefined)
        return { op: 'adopt', ...brokenReference(node) };
    return { op: operationFor(fields), ...brokenReference(node) };
}
function ownedByOther(node, liveOwner) {
    return { reason: 'OwnedByOther', message: `${node.id} on AWS is owned by the evenkeel instance "${liveOwner}"` };
}
function brokenReference(node) {
    const [broken] = node.brokenReferences;
    return broken
        ? { held: { reason: 'ManifestRejected', message: `it refers to ${broken}, whose manifest has errors` } }
        : {};
}
function operationFor(fields) {
    const modes = new Set(fields.map(({ mode }) => mode));
    if (modes.has('replace'))
        return 'replace';
    if (modes.has('revise'))
        return 'revise';
    return fields.length > 0 ? 'update' : 'none';
}
/** Tag differences, the author's by key and ours by what they stand for. */
function tagChanges(desired, live) {
    const wanted = authorTags(desired);
    const present = authorTags(live);
    const keys = new Set([...Object.keys(wanted), ...Object.keys(present)].sort());
    const own = Object.values(ownershipTags).filter((key) => key !== ownershipTags.owner);
    return [
        ...[...keys].flatMap((key) => textChange(['tags', `[${key}]`], present[key], wanted[key])),
        ...own.flatMap((key) => textChange(['ownership', key], live[key], desired[key])),
    ];
}
function textChange(path, before, after) {
    if (before === after)
        return [];
    return [
        { path, mode: 'update', ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
    ];
}
function attributesAfter({ change, observed }, node, { place }) {
    const beforehand = place ? node.kind.attributes(node.desired.spec, place) : {};
    const staysAsItIs = change.op === 'none' ||
        change.op === 'update' ||
        (change.op === 'adopt' && !change.fields.some(({ mode }) => mode === 'revise'));
    return staysAsItIs && observed ? { ...beforehand, ...observed.attributes } : beforehand;
}
