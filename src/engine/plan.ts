import { groupBy } from '../lib/group-by.ts';
import type { Subject } from '../model/kind.ts';
import type { Pass } from '../model/pass.ts';
import type { Plan, Step } from '../model/plan.ts';
import type { Attributes, ResourceId } from '../model/resource.ts';
import { fingerprint } from './fingerprint.ts';
import { type Graph, type Node, withDependencies } from './graph.ts';
import type { Observations } from './observe.ts';
import { type Context, planNode } from './plan-node.ts';
import { planOrphan } from './plan-orphan.ts';
import { pruneOrder } from './prune-order.ts';
import { relatedSpecs } from './related.ts';
import { rollBackGroups } from './rollback-groups.ts';
import { suspendedAll } from './suspended-all.ts';
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
  const steps = planNodes(graph, observed, pass);
  const orphans = pruneOrder(
    observed.orphans.filter(({ id }) => !graph.scope || graph.scope.has(id) || pass.scope?.has(id)),
  );
  const stepById = new Map(steps.map((step) => [step.change.id, step]));
  const prunes = orphans.map(({ orphan, after }) =>
    planOrphan(orphan, {
      ...{ after, owner: pass.owner, baseline: pass.baseline },
      successor: orphan.successor && stepById.get(orphan.successor),
    }),
  );
  return {
    steps: [...rollBackGroups(steps, observed.live), ...prunes],
    problems: [...rejected.problems, ...graph.problems],
    revision: rejected.revision,
    place: pass.place,
    whole: rejected.whole && observed.indexFailure === undefined && graph.problems.length === 0,
    owned: observed.owned,
    unseen: observed.unseen,
    suspended: suspendedAll(observed, pass.owner),
    ...(rejected.environment === undefined ? {} : { environment: rejected.environment }),
  };
}

function planNodes(graph: Graph, observed: Observations, pass: Pass): Step[] {
  const known = new Map<ResourceId, Attributes>();
  const fingerprints = new Map<ResourceId, string>();
  const around = { pass, known, related: relatedLater(graph, pass), usersOf: usersLater(graph, observed) };
  const { nodes, scope = new Set(graph.nodes.keys()) } = graph;
  const needed = withDependencies(
    [...scope].filter((id) => nodes.has(id)),
    graph,
  );
  return [...nodes.values()]
    .filter(({ id }) => needed.has(id))
    .map((node) => {
      // Without a memory there is nothing to compare it with.
      if (pass.settled) fingerprints.set(node.id, fingerprint(node, fingerprints));
      const step = planNode(node, observed, { ...around, fingerprint: fingerprints.get(node.id) });
      known.set(node.id, attributesAfter(step, node, pass));
      return step;
    })
    .filter(({ change }) => scope.has(change.id));
}

/** What refers to each resource, with what AWS has of it; sorted out when first asked for. */
function usersLater({ nodes }: Graph, { live, failures }: Observations): Context['usersOf'] {
  let users: ReadonlyMap<ResourceId, readonly { readonly id: ResourceId }[]> | undefined;
  return (id) => {
    users ??= groupBy(
      [...nodes.values()].flatMap((node) => node.dependsOn.map((used) => ({ id: node.id, used }))),
      ({ used }) => used,
    );
    // What does not exist yet uses nothing.
    const known = (users.get(id) ?? []).filter((user) => live.has(user.id) || failures.has(user.id));
    return known.map((user) => live.get(user.id));
  };
}

/** Few passes change anything: the manifests are sorted by name when one of them is first asked for. */
function relatedLater({ nodes }: Graph, { registry }: Pass): Subject['related'] {
  let related: Subject['related'] | undefined;
  return (...asked) => {
    related ??= relatedSpecs(
      [...nodes.values()].map(({ manifest }) => manifest),
      registry,
    );
    return related(...asked);
  };
}

function attributesAfter({ change, observed }: Step, node: Node, { place }: Pass): Attributes {
  const beforehand = place ? node.kind.attributes(node.desired.spec, place) : {};
  const staysAsItIs =
    change.op === 'none' ||
    change.op === 'update' ||
    (change.op === 'adopt' && !change.fields.some(({ mode }) => mode === 'revise'));
  return staysAsItIs && observed ? { ...beforehand, ...observed.attributes } : beforehand;
}
