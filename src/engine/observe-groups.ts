import { groupBy } from '../lib/group-by.ts';
import type { Kind } from '../model/kind.ts';
import { ownershipOf } from '../model/ownership.ts';
import type { Pass } from '../model/pass.ts';
import type { Indexed } from '../model/provider.ts';
import type { ResourceId, ResourceKey } from '../model/resource.ts';
import type { Graph, Node } from './graph.ts';

/** The resources of one kind that one provider call looks at. */
export interface Group {
  readonly kind: Kind;
  readonly nodes: Map<ResourceKey, Node>;
  /** What carries our tag and has no manifest. */
  readonly orphans: Map<ResourceKey, Claim>;
  readonly indexed: Map<ResourceKey, Indexed[]>;
}

/** What an orphan is shown as. */
export interface Claim {
  readonly id: ResourceId;
  /** The manifest that described it and now describes something else of its kind. */
  readonly successor?: ResourceId;
}

/** What is to be looked at. */
export interface Search {
  readonly graph: Graph;
  readonly pass: Pass;
  readonly wanted: ReadonlySet<ResourceId>;
  readonly indexed: readonly Indexed[];
}

/** Sorts manifests and index entries by kind, each kind after those that its manifests refer to. */
export function groupByKind({ graph, pass, wanted, indexed }: Search): Group[] {
  const groups = new Map<string, Group>();
  for (const node of graph.nodes.values()) {
    if (wanted.has(node.id)) groupOf(node.kind, groups).nodes.set(node.desired.key, node);
  }
  const byIndexType = new Map([...pass.registry.kinds.values()].map((kind) => [kind.indexType, kind]));
  for (const entry of indexed) {
    const kind = byIndexType.get(indexTypeOf(entry.arn));
    if (kind) addIndexed(groupOf(kind, groups), entry, graph);
  }
  return [...groups.values()].map((group) => ({ ...group, orphans: toldApart(group) }));
}

function groupOf(kind: Kind, groups: Map<string, Group>): Group {
  const group = groups.get(kind.name) ?? { kind, nodes: new Map(), orphans: new Map(), indexed: new Map() };
  groups.set(kind.name, group);
  return group;
}

function indexTypeOf(arn: string): string {
  const [, , service = '', , , resource = ''] = arn.split(':');
  return `${service}:${resource.split('/')[0] ?? ''}`;
}

function addIndexed(group: Group, entry: Indexed, graph: Graph): void {
  const key = group.kind.keyOfArn(entry.arn);
  const entries = group.indexed.get(key);
  if (entries) entries.push(entry);
  else group.indexed.set(key, [entry]);
  if (group.nodes.has(key)) return;
  const claimed = ownershipOf(entry.tags).resource;
  if (claimed === undefined || graph.rejected.has(claimed)) return;
  const node = graph.nodes.get(claimed);
  if (node?.desired.key === key) return;
  group.orphans.set(key, node ? { id: formerId(group.kind, key, graph), successor: claimed } : { id: claimed });
}

/** The manifest now names another resource: the former one is shown under the name that it has on AWS. */
function formerId({ name }: Kind, key: ResourceKey, { nodes }: Graph): ResourceId {
  const id: ResourceId = `${name}/${key}`;
  return nodes.has(id) ? `${id} (former)` : id;
}

/** Several that one manifest left behind are shown under the names that they have on AWS. */
function toldApart({ kind, orphans }: Group): Map<ResourceKey, Claim> {
  const siblings = groupBy(orphans.values(), ({ id }) => id);
  const isAlone = ({ id }: Claim) => (siblings.get(id)?.length ?? 0) < 2;
  return new Map(
    [...orphans].map(([key, claim]) => [key, isAlone(claim) ? claim : { ...claim, id: `${kind.name}/${key}` }]),
  );
}
