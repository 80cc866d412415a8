import type { JsonObject } from '../lib/json.ts';
import { isPending, type Pending } from '../model/change.ts';
import type { Observed } from '../model/provider.ts';
import type { Attributes, ResourceId } from '../model/resource.ts';
import type { Graph, Node } from './graph.ts';
import type { Observations } from './observe.ts';
import { resolvePending } from './resolve.ts';

/**
 * What AWS would have if what Git asked for before had been applied, and nothing else: what the manifests are compared with where
 * nobody may ask AWS. What only AWS decides (an ARN) is called by the reference to it.
 */
export function asDeployed(graph: Graph, before: Graph): Observations {
  const names = attributeNames([...graph.nodes.values(), ...before.nodes.values()]);
  const attributesOf = (id: ResourceId): Attributes =>
    Object.fromEntries([...(names.get(id) ?? [])].map((name) => [name, `ref:${id}`]));
  const observed = (node: Node): Observed => {
    const { key, spec, tags } = resolvePending(node.desired, attributesOf);
    return { key, spec, tags, attributes: attributesOf(node.id), facts: {} };
  };
  const former = [...before.nodes.values()];
  const isDescribed = ({ id }: Node) => graph.nodes.has(id) || graph.rejected.has(id);
  return {
    live: new Map(former.filter(isDescribed).map((node) => [node.id, observed(node)])),
    orphans: former
      .filter((node) => !isDescribed(node))
      .map((node) => ({ id: node.id, kind: node.kind, observed: observed(node) })),
    failures: new Map(),
    indexed: [],
    owned: former.length,
  };
}

function attributeNames(nodes: readonly Node[]): ReadonlyMap<ResourceId, ReadonlySet<string>> {
  const names = new Map<ResourceId, Set<string>>();
  for (const { pending, attribute } of nodes.flatMap(({ desired }) => pendingIn(desired.spec))) {
    names.set(pending, (names.get(pending) ?? new Set()).add(attribute));
  }
  return names;
}

function pendingIn(value: JsonObject[string]): Pending[] {
  if (isPending(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pendingIn) : [];
}
