import { topologicalSort } from '../lib/topological-sort.ts';
import { type FieldRule, ruleTree } from '../model/field.ts';
import type { ResourceId } from '../model/resource.ts';
import type { Orphan } from './observe.ts';
import { texts } from './reference.ts';

/** An orphan with those that have to go first. */
export interface Removal {
  readonly orphan: Orphan;
  readonly after: readonly ResourceId[];
}

/** Orphans in the order of removal: what refers to another goes before it. */
export function pruneOrder(found: readonly Orphan[]): Removal[] {
  const orphans = [...found].sort((left, right) => (left.id < right.id ? -1 : 1));
  const byId = new Map(orphans.map((orphan) => [orphan.id, orphan]));
  const referrers = referrersOf(orphans);
  const { order } = topologicalSort(referrers);
  const removals: Removal[] = [];
  const gone = new Set<ResourceId>();
  for (const id of order) {
    const orphan = byId.get(id);
    // Two that refer to each other cannot both wait for the other.
    if (orphan) removals.push({ orphan, after: (referrers.get(id) ?? []).filter((other) => gone.has(other)) });
    gone.add(id);
  }
  return removals;
}

function referrersOf(orphans: readonly Orphan[]): Map<ResourceId, ResourceId[]> {
  const byName = new Map(orphans.flatMap((orphan) => namesOf(orphan).map((name) => [name, orphan.id] as const)));
  const referrers = new Map(orphans.map(({ id }) => [id, [] as ResourceId[]]));
  for (const orphan of orphans) {
    for (const id of new Set(targetsOf(orphan, byName))) if (id !== orphan.id) referrers.get(id)?.push(orphan.id);
  }
  return referrers;
}

function namesOf({ kind, observed }: Orphan): string[] {
  return [observed.key, ...Object.values(observed.attributes)].map((name) => `${kind.name}/${name}`);
}

function* targetsOf({ kind, observed }: Orphan, byName: ReadonlyMap<string, ResourceId>): Generator<ResourceId> {
  for (const { value, rule } of texts(observed.spec, ruleTree(kind.fields))) {
    for (const name of possibleNames(value, rule)) {
      const id = byName.get(name);
      if (id) yield id;
    }
  }
}

/** The value itself, without an image's tag or digest, and without a revision's number. */
function possibleNames(value: string, { refersTo }: FieldRule): string[] {
  const bare = value.replace(/[:@][^/]*$/, '');
  const last = bare.slice(bare.lastIndexOf('/') + 1);
  return (refersTo?.kinds ?? []).flatMap((kind) => [value, bare, last].map((name) => `${kind}/${name}`));
}
