import { type Failure, failureOf } from '../model/failure.ts';
import type { Kind } from '../model/kind.ts';
import { ownershipOf } from '../model/ownership.ts';
import type { Pass } from '../model/pass.ts';
import type { Ports } from '../model/ports.ts';
import type { Indexed, Observed, Target } from '../model/provider.ts';
import type { ResourceId, ResourceKey } from '../model/resource.ts';
import { type Graph, type Node, withDependencies } from './graph.ts';
import { sameContent } from './same-content.ts';

/** Something on AWS that carries our tag and that no manifest describes. */
export interface Orphan {
  readonly id: ResourceId;
  readonly kind: Kind;
  readonly observed: Observed;
}

/** What AWS has. */
export interface Observations {
  /** Absent: AWS says that it does not exist. */
  readonly live: ReadonlyMap<ResourceId, Observed>;
  readonly orphans: readonly Orphan[];
  /** Reads that failed: about these resources nothing is known. */
  readonly failures: ReadonlyMap<ResourceId, Failure>;
  /** Why the search for orphans is incomplete. */
  readonly indexFailure?: Failure;
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
  const index = await readIndex(ports, graph.scope ? new Set([...wanted, ...graph.scope]) : undefined);
  const groups = groupByKind({ graph, pass, wanted, indexed: index.indexed });
  const results = await Promise.all([...groups.values()].map((group) => observeKind(group, ports)));
  return {
    live: new Map(results.flatMap(({ live }) => live)),
    orphans: results.flatMap(({ orphans }) => orphans),
    failures: new Map(results.flatMap(({ failures }) => failures)),
    ...(index.failure ? { indexFailure: index.failure } : {}),
    owned: results.reduce((sum, { live, orphans }) => sum + live.length + orphans.length, 0),
  };
}

async function readIndex(
  ports: Ports,
  ids: ReadonlySet<ResourceId> | undefined,
): Promise<{ indexed: readonly Indexed[]; failure?: Failure }> {
  try {
    return { indexed: await ports.cloud.index.owned(ids && [...ids]) };
  } catch (error) {
    return { indexed: [], failure: failureOf(error) };
  }
}

/** The resources of one kind that one provider call looks at. */
interface Group {
  readonly kind: Kind;
  readonly nodes: Map<ResourceKey, Node>;
  readonly orphans: Map<ResourceKey, ResourceId>;
  readonly indexed: Map<ResourceKey, Indexed[]>;
}

interface Search {
  readonly graph: Graph;
  readonly pass: Pass;
  readonly wanted: ReadonlySet<ResourceId>;
  readonly indexed: readonly Indexed[];
}

function groupByKind({ graph, pass, wanted, indexed }: Search): Map<string, Group> {
  const groups = new Map<string, Group>();
  const groupOf = (kind: Kind): Group => {
    const group = groups.get(kind.name) ?? { kind, nodes: new Map(), orphans: new Map(), indexed: new Map() };
    groups.set(kind.name, group);
    return group;
  };
  for (const id of wanted) {
    const node = graph.nodes.get(id);
    if (node) groupOf(node.kind).nodes.set(node.desired.key, node);
  }
  for (const entry of indexed) {
    const kind = kindOfArn(entry.arn, pass);
    if (kind) addIndexed(groupOf(kind), entry, graph);
  }
  return groups;
}

function kindOfArn(arn: string, pass: Pass): Kind | undefined {
  const [, , service = '', , , ...rest] = arn.split(':');
  const type = rest[0]?.split('/')[0] ?? '';
  return [...pass.registry.kinds.values()].find(({ indexType }) => indexType === `${service}:${type}`);
}

function addIndexed(group: Group, entry: Indexed, graph: Graph): void {
  const key = group.kind.keyOfArn(entry.arn);
  group.indexed.set(key, [...(group.indexed.get(key) ?? []), entry]);
  if (group.nodes.has(key)) return;
  const claimed = ownershipOf(entry.tags).resource;
  if (claimed === undefined || graph.rejected.has(claimed)) return;
  const node = graph.nodes.get(claimed);
  if (node?.desired.key === key) return;
  // The manifest now names another resource: the former one is shown under the name that it has on AWS.
  group.orphans.set(key, node ? `${group.kind.name}/${key}` : claimed);
}

interface KindResult {
  readonly live: [ResourceId, Observed][];
  readonly orphans: Orphan[];
  readonly failures: [ResourceId, Failure][];
}

async function observeKind(group: Group, ports: Ports): Promise<KindResult> {
  const { kind, nodes, orphans } = group;
  try {
    const provider = await ports.cloud.provider(kind.name);
    const answer = await provider.observe(targets(group));
    const live = [...nodes].flatMap(([key, { id }]) => pair(id, answer.get(key)));
    const left = [...orphans].flatMap(([key, id]) => pair(id, answer.get(key)));
    return { live, orphans: left.map(([id, observed]) => ({ id, kind, observed })), failures: [] };
  } catch (error) {
    const failure = failureOf(error);
    return { live: [], orphans: [], failures: [...nodes.values()].map(({ id }) => [id, failure]) };
  }
}

function targets({ nodes, orphans, indexed }: Group): Target[] {
  const desired = [...nodes].map(([key, node]) => ({
    key,
    desired: node.desired,
    indexed: indexed.get(key) ?? [],
    same: sameContent(node),
  }));
  return [...desired, ...[...orphans.keys()].map((key) => ({ key, indexed: indexed.get(key) ?? [] }))];
}

function pair(id: ResourceId, observed: Observed | undefined): [ResourceId, Observed][] {
  return observed ? [[id, observed]] : [];
}
