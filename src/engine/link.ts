import { topologicalSort } from '../lib/topological-sort.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Pass } from '../model/pass.ts';
import type { Problem } from '../model/problem.ts';
import type { ResourceId } from '../model/resource.ts';
import { buildNode } from './build-node.ts';
import { type Edges, findEdges, indexManifests } from './edges.ts';
import { type Graph, type Node, withDependants } from './graph.ts';
import { findNamesakes } from './namesakes.ts';
import type { Validated } from './validate.ts';

/** Turns references into edges and resolves those that can be told beforehand; dangling ones, circles and namesakes are problems. */
export function link({ desired, rejected }: Validated, pass: Pass): Graph {
  const known = indexManifests(inOneOrder(desired), rejected.ids, pass);
  const edges = new Map([...known.manifests].map(([id, manifest]) => [id, findEdges(manifest, pass.registry, known)]));
  const { order, cycles } = topologicalSort(new Map([...edges].map(([id, { dependsOn }]) => [id, dependsOn])));
  const problems = [
    ...[...edges.values()].flatMap((edge) => edge.problems),
    ...cycles.flatMap((cycle) => describeCycle(cycle, known.manifests)),
  ];
  const refused = new Set(problems.flatMap(({ id }) => id ?? []));
  const built = new Map<ResourceId, Node>();
  for (const id of order) {
    const manifest = known.manifests.get(id);
    if (!manifest || refused.has(id)) continue;
    built.set(id, buildNode(manifest, splitBroken(edges.get(id), refused), { pass, known, nodes: built }));
  }
  const namesakes = findNamesakes(built.values());
  const nodes = withoutRefused(built, new Set(namesakes.flatMap(({ id }) => id ?? [])));
  return {
    nodes,
    scope: pass.scope && withDependants(withGroups(pass.scope, nodes), { nodes }),
    problems: [...problems, ...namesakes],
    rejected: new Set([...rejected.ids, ...refused, ...namesakes.flatMap(({ id }) => id ?? [])]),
  };
}

/** What goes back together is looked at together. */
function withGroups(scope: ReadonlySet<ResourceId>, nodes: ReadonlyMap<ResourceId, Node>): Set<ResourceId> {
  const groupOf = (id: ResourceId) => nodes.get(id)?.manifest.policy.rollbackGroup;
  const groups = new Set([...withDependants(scope, { nodes })].flatMap((id) => groupOf(id) ?? []));
  const members = groups.size === 0 ? [] : [...nodes.keys()].filter((id) => groups.has(groupOf(id) ?? ''));
  return new Set([...scope, ...members]);
}

/** The order of files in a folder means nothing, so a plan must not depend on it. */
function inOneOrder(manifests: readonly Manifest[]): Manifest[] {
  return [...manifests].sort((left, right) => (left.id < right.id ? -1 : 1));
}

function withoutRefused(built: ReadonlyMap<ResourceId, Node>, refused: ReadonlySet<ResourceId>): Map<ResourceId, Node> {
  if (refused.size === 0) return new Map(built);
  const left = [...built.values()].filter(({ id }) => !refused.has(id));
  return new Map(left.map((node) => [node.id, withoutBroken(node, refused)]));
}

function withoutBroken(node: Node, refused: ReadonlySet<ResourceId>): Node {
  const { dependsOn, broken } = splitBroken({ dependsOn: node.dependsOn, broken: node.brokenReferences }, refused);
  return { ...node, dependsOn, brokenReferences: broken };
}

type Found = Pick<Edges, 'dependsOn' | 'broken'>;

function splitBroken(edges: Found | undefined, refused: ReadonlySet<ResourceId>): Found {
  const dependsOn = edges?.dependsOn ?? [];
  const broken = [...(edges?.broken ?? []), ...dependsOn.filter((id) => refused.has(id))];
  return { dependsOn: dependsOn.filter((id) => !refused.has(id)), broken };
}

function describeCycle(cycle: readonly ResourceId[], manifests: ReadonlyMap<ResourceId, Manifest>): Problem[] {
  const message = `${[...cycle, cycle[0]].join(' -> ')} refer to each other`;
  return cycle.flatMap((id) => {
    const manifest = manifests.get(id);
    return manifest ? [{ severity: 'error', reason: 'ReferenceCycle', message, origin: manifest.origin, id }] : [];
  });
}
