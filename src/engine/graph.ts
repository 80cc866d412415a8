import { groupBy } from '../lib/group-by.ts';
import type { RuleNode } from '../model/field.ts';
import type { Kind } from '../model/kind.ts';
import type { Manifest } from '../model/manifest.ts';
import type { Problem } from '../model/problem.ts';
import type { Desired } from '../model/provider.ts';
import type { ResourceId } from '../model/resource.ts';
import type { Shape } from './shape.ts';

/** One desired resource among its neighbours. */
export interface Node {
  readonly id: ResourceId;
  readonly manifest: Manifest;
  readonly kind: Kind;
  readonly rules: RuleNode;
  readonly shape: Shape;
  /** References that can be told beforehand are resolved; the others are `{ pending }`. */
  readonly desired: Desired;
  readonly dependsOn: readonly ResourceId[];
  /** Manifests it refers to that have errors. */
  readonly brokenReferences: readonly ResourceId[];
}

/** The desired resources, each after what it depends on. */
export interface Graph {
  readonly nodes: ReadonlyMap<ResourceId, Node>;
  /** Resources that this pass plans; undefined means all. */
  readonly scope: ReadonlySet<ResourceId> | undefined;
  /** Problems found while linking. */
  readonly problems: readonly Problem[];
  /** Resources whose manifests were refused while linking. */
  readonly rejected: ReadonlySet<ResourceId>;
}

/** The given resources with everything that depends on them, directly or not. */
export function withDependants(ids: Iterable<ResourceId>, graph: Pick<Graph, 'nodes'>): Set<ResourceId> {
  const edges = [...graph.nodes.values()].flatMap(({ id, dependsOn }) =>
    dependsOn.map((dependency) => ({ id, dependency })),
  );
  const dependants = groupBy(edges, ({ dependency }) => dependency);
  return reach(ids, (id) => (dependants.get(id) ?? []).map((edge) => edge.id));
}

/** The given resources with everything that they depend on, directly or not. */
export function withDependencies(ids: Iterable<ResourceId>, graph: Pick<Graph, 'nodes'>): Set<ResourceId> {
  return reach(ids, (id) => graph.nodes.get(id)?.dependsOn ?? []);
}

function reach(start: Iterable<ResourceId>, next: (id: ResourceId) => readonly ResourceId[]): Set<ResourceId> {
  const reached = new Set(start);
  for (const id of reached) for (const neighbour of next(id)) reached.add(neighbour);
  return reached;
}
