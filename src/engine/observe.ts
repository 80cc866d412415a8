import type { JsonObject } from '../lib/json.ts';
import { type Failure, failureOf } from '../model/failure.ts';
import type { Kind } from '../model/kind.ts';
import { ownershipOf } from '../model/ownership.ts';
import type { Pass, Recollection } from '../model/pass.ts';
import type { Ports } from '../model/ports.ts';
import type { Indexed, Observed, Tags, Target } from '../model/provider.ts';
import type { ResourceId } from '../model/resource.ts';
import type { AttributesOf } from './build-node.ts';
import { type Graph, withDependencies } from './graph.ts';
import { type Group, groupByKind } from './observe-groups.ts';
import { firstPending, resolvePending } from './resolve.ts';
import { rolls, sameContent } from './same-content.ts';

/** Something on AWS that carries our tag and that no manifest describes. */
export interface Orphan {
  readonly id: ResourceId;
  readonly kind: Kind;
  readonly observed: Observed;
  /** The resource that takes its place. */
  readonly successor?: ResourceId;
}

/** What AWS has. */
export interface Observations {
  /** Absent: AWS says that it does not exist. */
  readonly live: ReadonlyMap<ResourceId, Observed>;
  readonly orphans: readonly Orphan[];
  /** Reads that failed: about these resources nothing is known. */
  readonly failures: ReadonlyMap<ResourceId, Failure>;
  /** What the tag index showed. */
  readonly indexed: readonly Indexed[];
  /** Why the search for orphans is incomplete. */
  readonly indexFailure?: Failure;
  /** Why orphans may be missing: they were not searched for, or not looked at. */
  readonly unseen?: Failure | undefined;
  /** How many resources carry our tag. */
  readonly owned: number;
}

/** Looks at the graph's resources and at what carries our tag, in as few calls as AWS's batches allow. */
export async function observe(graph: Graph, ports: Ports, pass: Pass): Promise<Observations> {
  const wanted = graph.scope
    ? withDependencies(
        [...graph.scope].filter((id) => graph.nodes.has(id)),
        graph,
      )
    : new Set(graph.nodes.keys());
  const recollection = graph.scope ? pass.recollection : undefined;
  const recalled = recall(wanted, graph, recollection);
  const looked = new Set([...wanted].filter((id) => !recalled.has(id)));
  const ids = graph.scope && new Set([...wanted, ...graph.scope]);
  const index = await readIndex(ports, ids, recollection);
  const groups = groupByKind({ graph, pass, wanted: looked, indexed: index.indexed });
  const results = await observeInOrder(groups, recalled, ports);
  return {
    live: new Map([...recalled, ...results.flatMap(({ live }) => live)]),
    orphans: results.flatMap(({ orphans }) => orphans),
    failures: new Map(results.flatMap(({ failures }) => failures)),
    indexed: index.indexed,
    ...(index.failure ? { indexFailure: index.failure } : {}),
    unseen: index.failure ?? results.find(({ unseen }) => unseen)?.unseen,
    owned: countOwned(results, pass.owner, recollection),
  };
}

/** What the scope only refers to and an earlier look has shown. */
function recall(
  wanted: ReadonlySet<ResourceId>,
  { scope }: Graph,
  recollection: Recollection | undefined,
): ReadonlyMap<ResourceId, Observed> {
  const around = scope && recollection ? [...wanted].filter((id) => !scope.has(id)) : [];
  return new Map(around.flatMap((id) => pair(id, recollection?.live.get(id))));
}

/**
 * Kinds whose manifests refer to what only AWS knows (a task definition's revision) come after the kinds that they refer to,
 * so that providers see what is really wanted; all others are looked at together.
 */
async function observeInOrder(
  groups: readonly Group[],
  recalled: ReadonlyMap<ResourceId, Observed>,
  ports: Ports,
): Promise<KindResult[]> {
  const [later, first] = partition(groups, ({ nodes }) =>
    [...nodes.values()].some(({ desired }) => firstPending(desired.spec)),
  );
  const results = await Promise.all(first.map((group) => observeKind(group, ports)));
  for (const group of later) {
    const seen = new Map([...recalled, ...results.flatMap(({ live }) => live)]);
    results.push(
      await observeKind(
        resolved(group, (id) => seen.get(id)?.attributes),
        ports,
      ),
    );
  }
  return results;
}

function resolved(group: Group, attributesOf: AttributesOf): Group {
  const nodes = [...group.nodes].map(
    ([key, node]) => [key, { ...node, desired: resolvePending(node.desired, attributesOf) }] as const,
  );
  return { ...group, nodes: new Map(nodes) };
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

async function readIndex(
  ports: Ports,
  ids: ReadonlySet<ResourceId> | undefined,
  recollection: Recollection | undefined,
): Promise<{ indexed: readonly Indexed[]; failure?: Failure }> {
  if (ids && recollection) return { indexed: recollection.indexed.filter(({ tags }) => isOfOneOf(tags, ids)) };
  try {
    return { indexed: await ports.cloud.index.owned(ids && [...ids]) };
  } catch (error) {
    return { indexed: [], failure: failureOf(error) };
  }
}

function isOfOneOf(tags: Tags, ids: ReadonlySet<ResourceId>): boolean {
  const { resource } = ownershipOf(tags);
  return resource !== undefined && ids.has(resource);
}

interface KindResult {
  readonly live: [ResourceId, Observed][];
  readonly orphans: Orphan[];
  readonly failures: [ResourceId, Failure][];
  readonly unseen?: Failure;
}

async function observeKind(group: Group, ports: Ports): Promise<KindResult> {
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
  } catch (error) {
    const failure = failureOf(error);
    const failures = [...nodes.values()].map(({ id }): [ResourceId, Failure] => [id, failure]);
    return { live: [], orphans: [], failures, ...(orphans.size > 0 ? { unseen: failure } : {}) };
  }
}

/** What earlier looks have shown counts as well: a limit that is a share of everything must not be one of a few. */
function countOwned(results: readonly KindResult[], owner: string, recollection: Recollection | undefined): number {
  const live = new Map([...(recollection?.live ?? []), ...results.flatMap((result) => result.live)]);
  const orphans = results.flatMap((result) => result.orphans);
  const observed = [...live.values(), ...orphans.map((orphan) => orphan.observed)];
  return observed.filter(({ tags }) => ownershipOf(tags).owner === owner).length;
}

function targets({ nodes, orphans, indexed }: Group): Target[] {
  const desired = [...nodes].map(([key, node]) => ({
    key,
    desired: node.desired,
    indexed: indexed.get(key) ?? [],
    same: sameContent(node),
    rolls: (spec: JsonObject) => rolls(node, spec, undefined),
  }));
  return [...desired, ...[...orphans.keys()].map((key) => ({ key, indexed: indexed.get(key) ?? [] }))];
}

function pair(id: ResourceId, observed: Observed | undefined): [ResourceId, Observed][] {
  return observed ? [[id, observed]] : [];
}
