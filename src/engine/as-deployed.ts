import type { JsonObject } from '../lib/json.ts';
import { isPending, type Pending } from '../model/change.ts';
import type { Failure } from '../model/failure.ts';
import { ownershipTags } from '../model/ownership.ts';
import type { Pass } from '../model/pass.ts';
import type { Observed } from '../model/provider.ts';
import { type Attributes, kindOf, type ResourceId } from '../model/resource.ts';
import type { Graph, Node } from './graph.ts';
import type { Observations, Orphan } from './observe.ts';
import { resolvePending } from './resolve.ts';

/** What Git asked for before. */
export interface Before {
  readonly graph: Graph;
  /** False when it asked for more than can be read. */
  readonly isWhole: boolean;
  readonly pass: Pass;
}

const unknown: Failure = {
  reason: 'ManifestRejected',
  message: 'the commit that is compared with had errors, so what changes cannot be told',
};

/**
 * What AWS would have if what Git asked for before had been applied, and nothing else: what the manifests are compared with where
 * nobody may ask AWS. What only AWS decides (an ARN) is called by the reference to it.
 */
export function asDeployed(graph: Graph, { graph: before, isWhole, pass }: Before): Observations {
  const names = attributeNames([...graph.nodes.values(), ...before.nodes.values()]);
  const attributesOf = (id: ResourceId): Attributes =>
    Object.fromEntries([...(names.get(id) ?? [])].map((name) => [name, `ref:${id}`]));
  const observed = (node: Node): Observed => {
    const { key, spec, tags } = resolvePending(node.desired, attributesOf);
    return { key, spec, tags, attributes: attributesOf(node.id), facts: {} };
  };
  const former = [...before.nodes.values()];
  const isDescribed = (id: ResourceId) => graph.nodes.has(id) || graph.rejected.has(id);
  const isUnknown = (id: ResourceId) => before.rejected.has(id) || !(isWhole || before.nodes.has(id));
  return {
    live: new Map(former.filter(({ id }) => isDescribed(id)).map((node) => [node.id, observed(node)])),
    orphans: [
      ...former.map((node) => ({ id: node.id, kind: node.kind, observed: observed(node) })),
      ...[...before.rejected].flatMap((id) => unreadable(id, pass)),
    ].filter(({ id }) => !isDescribed(id)),
    failures: new Map([...graph.nodes.keys()].filter(isUnknown).map((id) => [id, unknown])),
    indexed: [],
    owned: former.length,
  };
}

/** Nothing is known of it but that evenkeel owns it. */
function unreadable(id: ResourceId, { registry, owner }: Pass): Orphan[] {
  const kind = registry.kinds.get(kindOf(id));
  const tags = { [ownershipTags.owner]: owner, [ownershipTags.resource]: id };
  return kind ? [{ id, kind, observed: { key: '', spec: {}, tags, attributes: {}, facts: {} } }] : [];
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
