import { groupBy } from '../lib/group-by.ts';
import { topologicalSort } from '../lib/topological-sort.ts';
import type { Imported } from '../model/imported.ts';
import { kindOf, nameOf, type ResourceId } from '../model/resource.ts';

/** Manifests that stand in one file, each after what it refers to. */
export interface ImportFile {
  /** Without its folder: `web.yaml`. */
  readonly name: string;
  readonly manifests: readonly Imported[];
}

const sharedName = 'shared';

/**
 * One file for each resource that others live below, one for each that nobody refers to, with all that belongs to it
 * alone, and one for what several of them use.
 */
export function importFiles(manifests: readonly Imported[]): ImportFile[] {
  const heads = headsOf(manifests);
  const names = fileNames(heads);
  const users = usersOf(manifests, heads);
  const nameOfFile = ({ id }: Imported) => {
    const [head, ...others] = users.get(id) ?? [];
    return (others.length === 0 && head && names.get(head.id)) || sharedName;
  };
  const groups = groupBy(inOrder(manifests), nameOfFile);
  return [...groups]
    .map(([name, group]) => ({ name: `${name}.yaml`, manifests: group }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function headsOf(manifests: readonly Imported[]): Imported[] {
  const used = new Set(manifests.flatMap(({ dependsOn }) => dependsOn));
  return manifests.filter(({ id, isOwner }) => isOwner || !used.has(id));
}

/** What others live below is called after its kind, everything else by its name; no two names differ in case alone. */
function fileNames(heads: readonly Imported[]): Map<ResourceId, string> {
  const used = new Set([sharedName]);
  const names = new Map<ResourceId, string>();
  for (const { id, isOwner } of [...heads].sort((left, right) => Number(right.isOwner) - Number(left.isOwner))) {
    const [kind, name] = [kebabCase(kindOf(id)), nameOf(id).slice(0, 200)];
    const candidates = [...(isOwner ? [kind] : [name]), `${kind}-${name}`];
    const free =
      candidates.find((candidate) => !used.has(candidate.toLowerCase())) ?? numbered(`${kind}-${name}`, used);
    used.add(free.toLowerCase());
    names.set(id, free);
  }
  return names;
}

function numbered(name: string, used: ReadonlySet<string>): string {
  let count = 2;
  while (used.has(`${name}-${count}`.toLowerCase())) count += 1;
  return `${name}-${count}`;
}

/** The heads that lead to each manifest; what another head leads to belongs to that one. */
function usersOf(manifests: readonly Imported[], heads: readonly Imported[]): Map<ResourceId, Imported[]> {
  const byId = new Map(manifests.map((manifest) => [manifest.id, manifest]));
  const isHead = new Set(heads.map(({ id }) => id));
  const belongings = (id: ResourceId) => (byId.get(id)?.dependsOn ?? []).filter((next) => !isHead.has(next));
  const uses = heads.flatMap((head) => [...reach(head.id, belongings)].map((id) => ({ id, head })));
  const users = [...groupBy(uses, ({ id }) => id)];
  return new Map(users.map(([id, group]) => [id, group.map(({ head }) => head)]));
}

function reach(start: ResourceId, next: (id: ResourceId) => readonly ResourceId[]): Set<ResourceId> {
  const reached = new Set([start]);
  for (const id of reached) for (const other of next(id)) reached.add(other);
  return reached;
}

function inOrder(manifests: readonly Imported[]): Imported[] {
  const byId = new Map(manifests.map((manifest) => [manifest.id, manifest]));
  const { order } = topologicalSort(new Map(manifests.map(({ id, dependsOn }) => [id, dependsOn])));
  return order.flatMap((id) => byId.get(id) ?? []);
}

function kebabCase(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}
