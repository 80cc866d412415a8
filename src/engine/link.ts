import { topologicalSort } from '../lib/topological-sort.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Pass } from '../model/pass.ts';
import type { Problem } from '../model/problem.ts';
import type { ResourceId } from '../model/resource.ts';
import { buildNode } from './build-node.ts';
import { type Edges, findEdges, indexManifests } from './edges.ts';
import { type Graph, type Node, withDependants } from './graph.ts';
import type { Validated } from './validate.ts';

/** Turns references into edges and resolves those that can be told beforehand; dangling ones, circles and namesakes are problems. */
export function link({ desired, rejected }: Validated, pass: Pass): Graph {
  const known = indexManifests(desired, rejected.ids, pass.registry);
  const edges = new Map(desired.map((manifest) => [manifest.id, findEdges(manifest, pass.registry, known)]));
  const { order, cycles } = topologicalSort(new Map([...edges].map(([id, { dependsOn }]) => [id, dependsOn])));
  const linkProblems = [...edges.values()].flatMap(({ problems }) => problems);
  const cycleProblems = cycles.flatMap((cycle) => describeCycle(cycle, known.manifests));
  const refused = new Set([...linkProblems, ...cycleProblems].flatMap(({ id }) => id ?? []));
  const nodes = new Map<ResourceId, Node>();
  for (const id of order) {
    const manifest = known.manifests.get(id);
    if (!manifest || refused.has(id)) continue;
    nodes.set(id, buildNode(manifest, splitBroken(edges.get(id), refused), { pass, known, nodes }));
  }
  const namesakes = findNamesakes(nodes);
  for (const { id } of namesakes) if (id) nodes.delete(id);
  return {
    nodes,
    scope: pass.scope && withDependants(pass.scope, { nodes }),
    problems: [...linkProblems, ...cycleProblems, ...namesakes],
    rejected: new Set([...rejected.ids, ...refused, ...namesakes.flatMap(({ id }) => id ?? [])]),
  };
}

function splitBroken(edges: Edges | undefined, refused: ReadonlySet<ResourceId>): Pick<Edges, 'dependsOn' | 'broken'> {
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

function findNamesakes(nodes: ReadonlyMap<ResourceId, Node>): Problem[] {
  const first = new Map<string, Node>();
  const problems: Problem[] = [];
  for (const node of nodes.values()) {
    const identity = `${node.kind.name}/${node.desired.key}`;
    const earlier = first.get(identity);
    if (earlier) problems.push(namesakeProblem(node, earlier));
    else first.set(identity, node);
  }
  return problems;
}

function namesakeProblem(node: Node, earlier: Node): Problem {
  const { file, line } = earlier.manifest.origin;
  return {
    severity: 'error',
    reason: 'DuplicateResource',
    message: `${node.id} and ${earlier.id} (${file}:${line}) both describe the ${node.kind.name} "${node.desired.key}"`,
    origin: node.manifest.locate(['spec', node.kind.nameField], 'value'),
    suggestion: `give one of them another ${node.kind.nameField}`,
    id: node.id,
  };
}
