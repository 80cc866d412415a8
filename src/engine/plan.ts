import type { Json } from '../lib/json.ts';
import type { Change, FieldChange, Operation } from '../model/change.ts';
import type { Failure } from '../model/failure.ts';
import { authorTags, ownershipOf, ownershipTags } from '../model/ownership.ts';
import type { Pass } from '../model/pass.ts';
import type { Plan, Step } from '../model/plan.ts';
import type { Observed, Tags } from '../model/provider.ts';
import type { Attributes, ResourceId } from '../model/resource.ts';
import { isSecretEntry } from '../model/secret.ts';
import { type Graph, type Node, withDependencies } from './graph.ts';
import { ignoreFields } from './ignore-fields.ts';
import type { Observations } from './observe.ts';
import { planOrphan } from './plan-orphan.ts';
import { pruneOrder } from './prune-order.ts';
import { firstPending, resolvePending } from './resolve.ts';
import { differences } from './same-content.ts';
import type { Rejected } from './validate.ts';

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
export function plan(
  graph: Graph,
  observed: Observations,
  { rejected, pass }: { rejected: Rejected; pass: Pass },
): Plan {
  const known = new Map<ResourceId, Attributes>();
  const steps: Step[] = [];
  const needed =
    graph.scope &&
    withDependencies(
      [...graph.scope].filter((id) => graph.nodes.has(id)),
      graph,
    );
  for (const node of graph.nodes.values()) {
    if (needed && !needed.has(node.id)) continue;
    const step = planNode(node, observed, { pass, known });
    known.set(node.id, attributesAfter(step, node, pass));
    if (!graph.scope || graph.scope.has(node.id)) steps.push(step);
  }
  const orphans = pruneOrder(
    observed.orphans.filter(({ id }) => !graph.scope || graph.scope.has(id) || pass.scope?.has(id)),
  );
  const stepById = new Map(steps.map((step) => [step.change.id, step]));
  const prunes = orphans.map(({ orphan, after }) =>
    planOrphan(orphan, { after, owner: pass.owner, successor: orphan.successor && stepById.get(orphan.successor) }),
  );
  return {
    steps: [...steps, ...prunes],
    problems: [...rejected.problems, ...graph.problems],
    revision: rejected.revision,
    place: pass.place,
    whole: rejected.whole && observed.indexFailure === undefined && graph.problems.length === 0,
    owned: observed.owned,
  };
}

interface Context {
  readonly pass: Pass;
  /** Attributes of the resources planned so far, as they will be after apply as far as that can be told. */
  readonly known: ReadonlyMap<ResourceId, Attributes>;
}

function planNode(node: Node, observations: Observations, { pass, known }: Context): Step {
  const live = observations.live.get(node.id);
  const resolved = resolvePending(node.desired, (id) => known.get(id));
  const desired = live ? ignoreFields(resolved, node, live) : resolved;
  const differing = live
    ? [
        ...differences({ ...node, desired }, live.spec, pass.place),
        ...tagChanges(desired.tags, live.tags),
        ...(node.kind.housekeeping?.(live, node.manifest.policy) ?? []),
      ]
    : [];
  const fields = differing.filter(({ after }) => !unseenSource(after, observations.failures));
  const unseen = differing.map(({ after }) => unseenSource(after, observations.failures)).find(Boolean);
  const failure = observations.failures.get(node.id);
  const { op, held } = decide(node, { live, fields, failure, owner: pass.owner, unseen });
  const change: Change = {
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

interface Evidence {
  readonly live: Observed | undefined;
  readonly fields: readonly FieldChange[];
  readonly failure: Failure | undefined;
  readonly owner: string;
  /** What a field depends on and could not be looked at. */
  readonly unseen: ResourceId | undefined;
}

/** What a new value depends on and could not be looked at, so that nothing can be said about it. */
function unseenSource(after: Json | undefined, failures: Observations['failures']): ResourceId | undefined {
  const pending = firstPending(after);
  return pending && failures.has(pending.pending) ? pending.pending : undefined;
}

function decide(node: Node, { live, fields, failure, owner, unseen }: Evidence): { op: Operation; held?: Failure } {
  if (failure) return { op: 'none', held: failure };
  if (!live) return { op: 'create', ...brokenReference(node) };
  const liveOwner = ownershipOf(live.tags).owner;
  if (liveOwner !== undefined && liveOwner !== owner) return { op: 'none', held: ownedByOther(node, liveOwner) };
  if (live.leaving)
    return { op: 'create', held: { reason: 'Leaving', message: `AWS is still deleting the previous ${node.id}` } };
  if (liveOwner === undefined) return { op: 'adopt', ...unfounded(node, unseen) };
  return { op: operationFor(fields), ...unfounded(node, unseen) };
}

function unfounded(node: Node, unseen: ResourceId | undefined): { held?: Failure } {
  if (!unseen || node.brokenReferences.length > 0) return brokenReference(node);
  return { held: { reason: 'DependencyNotReady', message: `${unseen}, which it refers to, could not be looked at` } };
}

function ownedByOther(node: Node, liveOwner: string): Failure {
  return { reason: 'OwnedByOther', message: `${node.id} on AWS is owned by the evenkeel instance "${liveOwner}"` };
}

function brokenReference(node: Node): { held?: Failure } {
  const [broken] = node.brokenReferences;
  return broken
    ? { held: { reason: 'ManifestRejected', message: `it refers to ${broken}, whose manifest has errors` } }
    : {};
}

function operationFor(fields: readonly FieldChange[]): Operation {
  const modes = new Set(fields.map(({ mode }) => mode));
  if (modes.has('replace')) return 'replace';
  if (modes.has('revise')) return 'revise';
  return fields.length > 0 ? 'update' : 'none';
}

/** Tag differences, the author's by key and ours by what they stand for. */
function tagChanges(desired: Tags, live: Tags): FieldChange[] {
  const wanted = authorTags(desired);
  const present = authorTags(live);
  const keys = new Set([...Object.keys(wanted), ...Object.keys(present)].sort());
  const own = Object.values(ownershipTags).filter((key) => key !== ownershipTags.owner);
  return [
    ...[...keys].flatMap((key) => tagChange(key, present[key], wanted[key])),
    ...own.flatMap((key) => textChange(['ownership', key], live[key], desired[key])),
  ];
}

function tagChange(name: string, before: string | undefined, after: string | undefined): FieldChange[] {
  const isSecret = [before, after].some((value) => value !== undefined && isSecretEntry(value, { name }));
  const changes = textChange(['tags', `[${name}]`], before, after);
  return isSecret ? changes.map((change) => ({ ...change, sensitive: true })) : changes;
}

function textChange(path: readonly string[], before: string | undefined, after: string | undefined): FieldChange[] {
  if (before === after) return [];
  return [
    { path, mode: 'update', ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) },
  ];
}

function attributesAfter({ change, observed }: Step, node: Node, { place }: Pass): Attributes {
  const beforehand = place ? node.kind.attributes(node.desired.spec, place) : {};
  const staysAsItIs =
    change.op === 'none' ||
    change.op === 'update' ||
    (change.op === 'adopt' && !change.fields.some(({ mode }) => mode === 'revise'));
  return staysAsItIs && observed ? { ...beforehand, ...observed.attributes } : beforehand;
}
